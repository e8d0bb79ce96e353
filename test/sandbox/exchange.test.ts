import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Message } from "../../src/build-message.js";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import { startSandbox, type Sandbox, type SandboxEvent } from "../../src/sandbox/index.js";
import {
  meshTransport,
  MeshError,
  envelopeOf,
  type MeshTransportOptions,
  type Transport,
} from "../../src/transport/mesh/index.js";
import type { InboxItem, InboxReport } from "../../src/transport/transport.js";
import { bytesOf, messageFor } from "./support/message.js";
import { call } from "./support/raw-client.js";

let sandbox: Sandbox;
const events: SandboxEvent[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ onEvent: (event) => events.push(event) });
});
afterAll(async () => {
  await sandbox.close();
});

const usual = (changes: Partial<MeshTransportOptions> = {}): MeshTransportOptions => ({
  ...sandbox.transportOptionsFor("X26ABC1"),
  ...changes,
});

/** Does something with a transport of its own. */
async function using<T>(options: MeshTransportOptions, work: (transport: Transport) => Promise<T>): Promise<T> {
  const transport = meshTransport(options);
  try {
    return await work(transport);
  } finally {
    await transport.close();
  }
}

async function failure(work: () => Promise<unknown>): Promise<MeshError> {
  const outcome: unknown = await work().then(
    () => "it succeeded",
    (error: unknown) => error,
  );
  if (outcome instanceof MeshError) return outcome;
  throw new Error("a MeshError was expected", { cause: outcome });
}

const shake = (changes: Partial<MeshTransportOptions>): Promise<MeshError> =>
  failure(() => using(usual(changes), (transport) => transport.handshake()));

describe("failures over mutual TLS have clear errors", () => {
  test("ME-01: a certificate of another authority: the certificate is refused", async () => {
    const stranger = createAuthority().issueClient("X26ABC1");
    const error = await shake({ tls: { ca: sandbox.ca, ...stranger } });
    expect(error).toMatchObject({ reason: "certificate-refused", resendCanHelp: false });
    expect(error.message).toMatch(/client certificate/);
  });

  test("ME-01: no certificate: the client refuses to start, and the sandbox would not talk to it", async () => {
    const error = await failure(async () => {
      await using(usual({ tls: { ca: sandbox.ca, cert: "", key: "" } }), (transport) => transport.handshake());
    });
    expect(error).toMatchObject({ reason: "configuration-invalid", certainty: "not-done", resendCanHelp: false });
    const before = sandbox.counts.requests;
    await expect(call(sandbox, "/messageexchange/X26ABC1", { certificateOf: "none" })).rejects.toThrow();
    expect(sandbox.counts.requests).toBe(before);
  });

  test("ME-01: a server of another authority is not trusted", async () => {
    const { ca } = createAuthority();
    expect(await shake({ tls: { ...sandbox.transportOptionsFor("X26ABC1").tls, ca } })).toMatchObject({
      reason: "server-untrusted",
      certainty: "not-done",
      resendCanHelp: false,
    });
  });

  test.each([
    ["a wrong password", (): Partial<MeshTransportOptions> => ({ password: "wrong" })],
    ["a wrong shared key", (): Partial<MeshTransportOptions> => ({ sharedKey: "wrong" })],
    [
      "another mailbox's certificate",
      (): Partial<MeshTransportOptions> => ({ tls: sandbox.transportOptionsFor("X26ABC2").tls }),
    ],
  ])("ME-01, ME-02: %s: MESH does not tell which, so the error lists the causes", async (_, changes) => {
    const error = await shake(changes());
    expect(error).toMatchObject({
      reason: "authentication-refused",
      certainty: "not-done",
      resendCanHelp: false,
      status: 403,
    });
    for (const cause of [/password/, /shared key/, /mailbox id/, /certificate/]) expect(error.message).toMatch(cause);
  });

  test("ME-02: a token used twice", async () => {
    await using(usual({ newNonce: () => "5d0b6a9e-3f9f-4a53-9d0e-0d6f3a1c2b41" }), async (transport) => {
      await transport.handshake();
      expect(await failure(() => transport.handshake())).toMatchObject({
        reason: "token-reused",
        certainty: "not-done",
        status: 403,
      });
    });
  });

  test.each([
    [3, "ahead of"],
    [-3, "behind"],
  ])("ME-02: a clock %i hours off: the server's Date header tells", async (hours, direction) => {
    const error = await shake({ clock: () => new Date(Date.now() + hours * 3_600_000) });
    expect(error).toMatchObject({ reason: "clock-wrong", certainty: "not-done", resendCanHelp: false, status: 403 });
    expect(error.message).toContain(direction);
  });

  test("ME-10: an unknown mailbox of our own, and an unknown recipient", async () => {
    expect(await shake({ mailboxId: "NOBODY" })).toMatchObject({
      reason: "mailbox-unknown",
      certainty: "not-done",
      resendCanHelp: false,
      status: 403,
      meshCode: "EPL-151",
    });
    const envelope = { ...envelopeOf(messageFor()), to: "NOBODY" };
    expect(await failure(() => using(usual(), (transport) => transport.send(envelope)))).toMatchObject({
      reason: "recipient-unknown",
      certainty: "not-done",
      resendCanHelp: false,
      status: 417,
      meshCode: "12",
    });
  });

  test(
    "ME-13: a connection cut during the send: nobody knows, the same bytes may go again, and the practice " +
      "recognises them",
    async () => {
      const message = messageFor();
      await using(usual(), async (transport) => {
        for (const does of ["cut-before", "cut-after"] as const) {
          sandbox.faults.add({ operation: "send", does });
          expect(await failure(() => transport.send(envelopeOf(message)))).toMatchObject({
            reason: "connection-lost",
            certainty: "unknown",
            resendCanHelp: true,
          });
        }
        await transport.send(envelopeOf(message));
        const codes = await codesOf(transport, 3);
        expect(codes).toEqual(["20013", "30001", "20007"]);
      });
    },
  );
});

/** Reads the inbox until so many items have come, and empties it. */
async function collect(transport: Transport, count: number): Promise<InboxItem[]> {
  const items: InboxItem[] = [];
  for (const until = Date.now() + 60_000; items.length < count && Date.now() < until;) {
    for await (const id of transport.listInbox()) {
      items.push(await transport.download(id));
      await transport.acknowledge(id);
    }
    if (items.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return items;
}

async function codesOf(transport: Transport, count: number): Promise<string[]> {
  return (await collect(transport, count)).map((item) =>
    item.type === "report"
      ? item.statusCode
      : readAcknowledgement(item.body)
          .codes.map(({ code }) => code)
          .join(),
  );
}

const exchange = (message: Message, count: number): Promise<{ messageId: string; items: InboxItem[] }> =>
  using(usual(), async (transport) => {
    const { messageId } = await transport.send(envelopeOf(message));
    return { messageId, items: await collect(transport, count) };
  });

describe("each trigger gives its reply over MESH", () => {
  test("UR-090, UR-100: a message comes back as two acknowledgements on the acknowledgement workflow", async () => {
    const message = messageFor();
    const { items } = await exchange(message, 2);
    const read = items.map((item) => (item.type === "message" ? readAcknowledgement(item.body) : undefined));
    expect(items.map(({ type, workflowId }) => [type, workflowId])).toEqual([
      ["message", "GPCONNECT_UPDATE_RECORD_ACK"],
      ["message", "GPCONNECT_UPDATE_RECORD_ACK"],
    ]);
    expect(read.map((one) => [one?.level, one?.outcome, one?.requestHeaderId])).toEqual([
      ["infrastructure", "accepted", message.ids.messageHeader],
      ["business", "accepted", message.ids.messageHeader],
    ]);
    expect(items[0]).toMatchObject({ from: "A12345GP001", localId: "A12345" });
  });

  test.each([
    ["20009", ["20009"]],
    ["20010", ["20010"]],
    ["30002", ["30002"]],
    ["30003", ["30003"]],
    ["10009", ["10009"]],
    ["IB001", ["20013", "30001"]],
    ["IB002", ["20013", "30002"]],
    ["IB004", ["20013", "30004"]],
  ])("UR-100: %s", async (given, expected) => {
    await using(usual(), async (transport) => {
      await transport.send(envelopeOf(messageFor({ given })));
      expect(await codesOf(transport, expected.length)).toEqual(expected);
    });
  });

  test("UR-116: invrep is a message that cannot be read", async () => {
    const {
      items: [item],
    } = await exchange(messageFor({ given: "invrep" }), 1);
    expect(() => readAcknowledgement(item?.type === "message" ? item.body : "")).toThrow("cannot be read");
  });

  test("UR-101: noresponse gets no answer, and MESH says that the message was collected", async () => {
    const { messageId } = await using(usual(), (transport) =>
      transport.send(envelopeOf(messageFor({ given: "noresponse" }))),
    );
    await expect
      .poll(() => events.filter((event) => event.messageId === messageId).map(({ type }) => type))
      .toContain("practice-silent");
    expect(await using(usual(), (transport) => collectOnce(transport))).toEqual([]);
    const tracking = await call(sandbox, `/messageexchange/X26ABC1/outbox/tracking?messageID=${messageId}`);
    expect(tracking.json()).toMatchObject({ status: "acknowledged", status_success: true });
  });

  test.each(["EPL-150", "EPL-151", "EPL-152", "EPL-153", "EPL-154", "14"])(
    "ME-09, UR-093: %s is a report about the message, and no message",
    async (given) => {
      const { messageId, items } = await exchange(messageFor({ given }), 1);
      expect(items).toEqual([
        expect.objectContaining<Partial<InboxReport>>({
          type: "report",
          workflowId: "GPCONNECT_UPDATE_RECORD",
          linkedMessageId: messageId,
          statusCode: given,
          statusEvent: "SEND",
          localId: "FA123",
        }),
      ]);
    },
  );

  test.each([
    ["GPPROVIDER_9990000018_Thistlewood", "EPL-151"],
    ["GPPROVIDER_9990000019_19900521_Thistlewood", "EPL-152"],
    ["GPPROVIDER_4857773456_19900521_Thistlewood", "EPL-152"],
    ["GPPROVIDER_9434765919_19900521_Thistlewood", "EPL-153"],
    ["GPPROVIDER_9990000018_19900521_Thistle_wood", "EPL-151"],
  ])("UR-091, UR-093: %s cannot be routed: %s", async (to, code) => {
    await using(usual(), async (transport) => {
      await transport.send({ ...envelopeOf(messageFor()), to });
      expect(await codesOf(transport, 1)).toEqual([code]);
    });
  });

  test("UR-103, UR-111: what is invalid or unreadable is refused by the practice", async () => {
    await using(usual(), async (transport) => {
      const message = messageFor();
      await transport.send({
        ...envelopeOf(message),
        body: bytesOf(message, (xml) => xml.replaceAll("9990000018", "9990000019")),
      });
      await transport.send({ ...envelopeOf(message), body: bytesOf(message).slice(0, 1000) });
      expect(await codesOf(transport, 2)).toEqual(["20009", "10009"]);
    });
  });
});

async function collectOnce(transport: Transport): Promise<InboxItem[]> {
  const items: InboxItem[] = [];
  for await (const id of transport.listInbox()) items.push(await transport.download(id));
  return items;
}

test("ME-01: many calls share their connections: 60 sends of 40 kB and more need no new handshake each", async () => {
  const message = messageFor();
  const body = bytesOf(message, (xml) => xml + " ".repeat(40_000));
  const before = sandbox.counts.connections;
  await using(usual(), async (transport) => {
    for (let count = 0; count < 60; count += 1) await transport.send({ ...envelopeOf(message), body });
    expect(sandbox.counts.connections - before).toBeLessThanOrEqual(2);
    await collect(transport, 61);
  });
});

test("ME-14: no event holds patient data, a password or a token", () => {
  const said = JSON.stringify(events);
  expect(events.length).toBeGreaterThan(50);
  expect(said).not.toMatch(/Thistlewood|Robin|9990000018|19900521|GPPROVIDER|password|TestKey|NHSMESH/);
});
