import { expect, test } from "vitest";
import { parseConsultation } from "../../src/consultation/parse-consultation.js";
import { hoursAfterSending } from "../../src/delivery/deadlines.js";
import { openDelivery } from "../../src/delivery/open-delivery.js";
import type { Attention } from "../../src/delivery/attention.js";
import type { DeliveryRecord } from "../../src/delivery/record.js";
import type { DeliveryOptions } from "../../src/delivery/delivery-options.js";
import { memoryStore } from "../../src/delivery/store/memory/memory-store.js";
import { practiceMesh, startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import type { Transport } from "../../src/transport/transport.js";
import { sender, sinusitis } from "./support/sinusitis.js";

/** What the simulated practice does for each given name, and where the delivery ends. */
const outcomes: Readonly<Record<string, readonly [end: string, attention: readonly string[], unmatched: number]>> = {
  Ada: ["patient-matched", [], 0],
  IB001: ["patient-matched", [], 0],
  IB002: ["rejected", ["rejected"], 0],
  IB004: ["patient-matched", [], 0],
  "20007": ["overdue", ["acknowledgement-overdue"], 0],
  "20009": ["rejected", ["rejected"], 0],
  "20010": ["switched-off", ["switched-off"], 0],
  "20013": ["overdue", ["acknowledgement-overdue"], 0],
  "30002": ["rejected", ["rejected"], 0],
  "30005": ["overdue", ["unknown-code", "acknowledgement-overdue"], 0],
  noresponse: ["overdue", ["acknowledgement-overdue"], 0],
  invrep: ["overdue", ["acknowledgement-overdue"], 1],
  "EPL-150": ["undeliverable", ["undeliverable"], 0],
  "EPL-151": ["undeliverable", ["undeliverable"], 0],
  "EPL-152": ["undeliverable", ["undeliverable"], 0],
  "EPL-153": ["undeliverable", ["undeliverable"], 0],
  "EPL-154": ["undeliverable", ["undeliverable"], 0],
  "14": ["undeliverable", ["undeliverable"], 0],
};

/** Submits, polls until the sandbox has answered, then again after the deadlines. */
async function follow(
  given: string,
  transport: Transport,
  settle: () => Promise<void>,
  options: Partial<DeliveryOptions> = {},
): Promise<Followed> {
  let days = 0;
  const clock = (): Date => new Date(Date.now() + days * 86_400_000);
  const deadlines = { business: hoursAfterSending(20) };
  const delivery = await openDelivery({ store: memoryStore(), transport, sender, clock, deadlines, ...options });
  const { id } = await delivery.submit(sinusitis(given), { id: given });
  await delivery.poll();
  await settle();
  await delivery.poll();
  days = 1;
  await delivery.poll();
  const record = await delivery.status(id);
  const attention = await delivery.attention({ deliveryIds: [id] });
  return {
    record,
    states: (await delivery.events(id)).map(({ state }) => state),
    attention: attention.items.map(({ reason }) => reason),
    unmatched: (await delivery.inbox()).items.length,
  };
}

interface Followed {
  readonly record: DeliveryRecord | undefined;
  readonly states: readonly string[];
  readonly attention: readonly string[];
  readonly unmatched: number;
}

for (const [given, [end, attention, unmatched]] of Object.entries(outcomes)) {
  test(`UR-100, UR-101: a patient called ${given}: the delivery ends as ${end}`, async () => {
    const result = await follow(given, practiceMesh().transport(sender.mailboxId), () => Promise.resolve());
    expect(result.record?.state).toBe(end);
    expect(result.attention).toEqual(attention);
    expect(result.unmatched).toBe(unmatched);
  });
}

test("every example consultation is submitted, and its patient matched", async () => {
  const { readdir, readFile } = await import("node:fs/promises");
  const folder = new URL("../../examples/consultations/", import.meta.url);
  const names = await readdir(folder);
  const transport = practiceMesh().transport(sender.mailboxId);
  const delivery = await openDelivery({ store: memoryStore(), transport, sender });
  for (const name of names) {
    const consultation = parseConsultation(JSON.parse(await readFile(new URL(name, folder), "utf8")));
    await delivery.submit(consultation, { id: name });
  }
  const passes = [await delivery.poll(), await delivery.poll()];
  expect(passes.flatMap(({ failures }) => failures)).toEqual([]);
  const { items } = await delivery.list();
  expect(items.map(({ callerId, state }) => [callerId, state])).toEqual(names.map((name) => [name, "patient-matched"]));
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
    const { record, states } = await follow("Ada", transport, () => arrived(transport, 2));
    expect(states).toEqual(["queued", "sending", "sent", "received", "patient-matched"]);
    expect(record?.practiceOdsCode).toBe("A12345");
    await transport.close();
  });
});

test("ME-13: an answer that is cut off over TLS: the same bytes go again, and the practice knows them", async () => {
  await withSandbox(async (sandbox) => {
    const transport = meshTransport(sandbox.transportOptionsFor(sender.mailboxId));
    const work = { resendAfterMs: [0], firstPauseMs: 1, longestPauseMs: 1 };
    const delivery = await openDelivery({ store: memoryStore(), transport, sender, work });
    sandbox.faults.add({ operation: "send", does: "cut-after" });
    const { id } = await delivery.submit(sinusitis(), { id: "1" });
    const reasons = async (): Promise<readonly string[]> => {
      await delivery.poll();
      return (await delivery.events(id)).map(({ reason }) => reason);
    };
    await expect.poll(reasons, { interval: 20 }).toEqual(expect.arrayContaining(["20007", "20013", "30001"]));
    expect((await delivery.status(id))?.state).toBe("patient-matched");
    const attempts = await delivery.attempts(id);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(["unknown", "done"]);
    expect((await delivery.attention()).items).toEqual([]);
    await delivery.close();
  });
});

test("with a wrong password nothing is sent or lost, and a person is told", async () => {
  await withSandbox(async (sandbox) => {
    const transport = meshTransport({ ...sandbox.transportOptionsFor(sender.mailboxId), password: "wrong" });
    const texts: string[] = [];
    const onAttention = ({ text }: Attention): void => void texts.push(text);
    const delivery = await openDelivery({ store: memoryStore(), transport, sender, onAttention });
    const { id } = await delivery.submit(sinusitis(), { id: "1" });
    await delivery.poll();
    await delivery.poll();
    expect((await delivery.events(id)).map(({ reason }) => reason)).toEqual([
      "submitted",
      "send-began",
      "authentication-refused",
    ]);
    expect((await delivery.attention()).items.map(({ reason }) => reason)).toEqual(["mesh-unusable"]);
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toContain('wrong"');
    await delivery.close();
  });
});
