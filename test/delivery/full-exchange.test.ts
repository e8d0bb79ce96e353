import { expect, test } from "vitest";
import { parseConsultation } from "../../src/consultation/parse-consultation.js";
import { hoursAfterSending } from "../../src/delivery/deadlines.js";
import { openDelivery } from "../../src/delivery/open-delivery.js";
import type { DeliveryOptions } from "../../src/delivery/delivery.js";
import { memoryStore } from "../../src/delivery/store/memory.js";
import { practiceMesh, startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import type { Transport } from "../../src/transport/transport.js";
import { states } from "./support/bench.js";
import { sender, sinusitis } from "./support/sinusitis.js";

/** What the simulated practice does for each given name, and where the delivery ends. */
const outcomes: Readonly<Record<string, readonly [end: string, attention: string | undefined, unmatched: number]>> = {
  Ada: ["patient-matched", undefined, 0],
  IB001: ["patient-matched", undefined, 0],
  IB002: ["rejected", "rejected", 0],
  IB004: ["patient-matched", undefined, 0],
  "20007": ["overdue", "acknowledgement-overdue", 0],
  "20009": ["rejected", "rejected", 0],
  "20010": ["switched-off", "switched-off", 0],
  "20013": ["overdue", "acknowledgement-overdue", 0],
  "30002": ["rejected", "rejected", 0],
  "30005": ["overdue", "acknowledgement-overdue", 0],
  noresponse: ["overdue", "acknowledgement-overdue", 0],
  invrep: ["overdue", "acknowledgement-overdue", 1],
  "EPL-150": ["undeliverable", "undeliverable", 0],
  "EPL-151": ["undeliverable", "undeliverable", 0],
  "EPL-152": ["undeliverable", "undeliverable", 0],
  "EPL-153": ["undeliverable", "undeliverable", 0],
  "EPL-154": ["undeliverable", "undeliverable", 0],
  "14": ["undeliverable", "undeliverable", 0],
};

/** Submits, polls until the sandbox has answered, then again after the deadlines. */
async function follow(
  given: string,
  transport: Transport,
  settle: () => Promise<void>,
  options: Partial<DeliveryOptions> = {},
) {
  let days = 0;
  const clock = (): Date => new Date(Date.now() + days * 86_400_000);
  const delivery = openDelivery({ store: memoryStore(), transport, sender, clock, ...options });
  const { id } = await delivery.submit(sinusitis(given));
  await settle();
  await delivery.poll();
  days = 1;
  await delivery.poll();
  const record = await delivery.status(id);
  const unmatched = await delivery.unmatched();
  return { record, unmatched: unmatched.length };
}

for (const [given, [end, attention, unmatched]] of Object.entries(outcomes)) {
  test(`UR-100, UR-101: a patient called ${given}: the delivery ends as ${end}`, async () => {
    const result = await follow(given, practiceMesh().transport(sender.mailboxId), () => Promise.resolve());
    expect(result.record).toMatchObject({
      state: end,
      attention: attention === undefined ? undefined : { reason: attention },
    });
    expect(result.unmatched).toBe(unmatched);
  });
}

test("every example consultation is submitted, and its patient matched", async () => {
  const { readdir, readFile } = await import("node:fs/promises");
  const folder = new URL("../../examples/consultations/", import.meta.url);
  const names = await readdir(folder);
  const delivery = openDelivery({
    store: memoryStore(),
    transport: practiceMesh().transport(sender.mailboxId),
    sender,
  });
  for (const name of names)
    await delivery.submit(parseConsultation(JSON.parse(await readFile(new URL(name, folder), "utf8"))));
  const { changed, failures } = await delivery.poll();
  expect(failures).toEqual([]);
  expect(new Set(changed.map(({ id }) => id)).size).toBe(names.length);
  expect(changed.map(({ state }) => state)).toEqual(names.map(() => "patient-matched"));
});

/** Resolves once so many items wait in the inbox. */
async function arrived(transport: Transport, count: number): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    let waiting = 0;
    for await (const _id of transport.listInbox()) waiting += _id === "" ? 0 : 1;
    if (waiting >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the sandbox has not answered");
}

async function withSandbox(work: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox();
  try {
    await work(sandbox);
  } finally {
    await sandbox.close();
  }
}

test("ME-01, UR-100: over mutual TLS, both acknowledgements come back", async () => {
  await withSandbox(async (sandbox) => {
    const transport = meshTransport(sandbox.transportOptionsFor(sender.mailboxId));
    const { record } = await follow("Ada", transport, () => arrived(transport, 2));
    expect(record && states(record)).toEqual(["queued", "sending", "sent", "received", "patient-matched"]);
    expect(record?.practiceOdsCode).toBe("A12345");
    await transport.close();
  });
});

test(
  "ME-13: the answer to a send is cut off over TLS; the resend is recognised as a duplicate, and both " +
    "acknowledgements count",
  async () => {
    await withSandbox(async (sandbox) => {
      const transport = meshTransport(sandbox.transportOptionsFor(sender.mailboxId));
      const delivery = openDelivery({ store: memoryStore(), transport, sender });
      await delivery.poll();
      sandbox.faults.add({ operation: "send", does: "cut-after" });
      const unknown = await delivery.submit(sinusitis());
      expect(unknown.state).toBe("outcome-unknown");
      expect((await delivery.resend(unknown.id)).state).toBe("sent");
      await arrived(transport, 3);
      await delivery.poll();
      const record = await delivery.status(unknown.id);
      expect(record && states(record)).toEqual([
        "queued",
        "sending",
        "outcome-unknown",
        "sending",
        "sent",
        "received",
        "patient-matched",
      ]);
      expect(record?.acknowledgements.flatMap(({ codes }) => codes).sort()).toEqual(["20007", "20013", "30001"]);
      expect(record?.attention).toBeUndefined();
      await delivery.close();
    });
  },
);

test("ME-13: a send that was cut before MESH took it is sent again by the next poll, once", async () => {
  await withSandbox(async (sandbox) => {
    const transport = meshTransport(sandbox.transportOptionsFor(sender.mailboxId));
    const delivery = openDelivery({ store: memoryStore(), transport, sender });
    await delivery.poll();
    sandbox.faults.add({ operation: "send", does: "cut-before" });
    const unknown = await delivery.submit(sinusitis());
    expect(unknown.state).toBe("outcome-unknown");
    await delivery.poll();
    await arrived(transport, 2);
    await delivery.poll();
    const record = await delivery.status(unknown.id);
    expect(record?.state).toBe("patient-matched");
    expect(record?.acknowledgements.flatMap(({ codes }) => codes)).toEqual(["20013", "30001"]);
    await delivery.close();
  });
});

test("with a wrong password nothing is sent or lost, and a person is notified", async () => {
  await withSandbox(async (sandbox) => {
    const transport = meshTransport({ ...sandbox.transportOptionsFor(sender.mailboxId), password: "wrong" });
    const notices: string[] = [];
    const delivery = openDelivery({
      store: memoryStore(),
      transport,
      sender,
      deadlines: { infrastructure: hoursAfterSending(1) },
      onAttention: ({ text }) => void notices.push(text),
    });
    const record = await delivery.submit(sinusitis());
    expect(record).toMatchObject({ state: "queued", attention: { reason: "mesh-unusable" } });
    expect(record.history.at(-1)?.reason).toBe("authentication-refused");
    expect(notices).toHaveLength(1);
    expect(notices[0]).not.toContain('wrong"');
    await delivery.close();
  });
});
