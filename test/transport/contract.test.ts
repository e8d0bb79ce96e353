import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.js";
import { memoryMesh } from "../../src/transport/memory/mesh.js";
import { meshTransport } from "../../src/transport/mesh/index.js";
import type { Transport } from "../../src/transport/transport.js";
import { envelope as toPractice, failureOf } from "./support/fixtures.js";

/** The transports of two mailboxes that can write to each other, X26ABC1 and X26ABC2. */
interface Pair {
  readonly one: Transport;
  readonly two: Transport;
  readonly end: () => Promise<void>;
}

/** How to open a pair, for each folder of src/transport. A new transport needs an entry here. */
const transports: Readonly<Record<string, () => Promise<Pair>>> = {
  memory: () => {
    const mesh = memoryMesh();
    return Promise.resolve({
      one: mesh.transport("X26ABC1"),
      two: mesh.transport("X26ABC2"),
      end: () => Promise.resolve(),
    });
  },
  mesh: async () => {
    const sandbox = await startSandbox();
    const open = (mailboxId: string): Transport => meshTransport(sandbox.transportOptionsFor(mailboxId));
    return { one: open("X26ABC1"), two: open("X26ABC2"), end: () => sandbox.close() };
  },
};

const envelope = { ...toPractice, to: "X26ABC2" };

async function waiting(transport: Transport): Promise<string[]> {
  const found: string[] = [];
  for await (const id of transport.listInbox()) found.push(id);
  return found;
}

test("every folder of src/transport keeps the contract below", () => {
  const folders = readdirSync(new URL("../../src/transport/", import.meta.url), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(Object.keys(transports).sort()).toEqual(names.sort());
});

describe.each(Object.entries(transports))("the transport %s", (_, open) => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await open();
  });
  beforeEach(async () => {
    for (const id of await waiting(pair.two)) await pair.two.acknowledge(id);
  });
  afterAll(async () => {
    await pair.one.close();
    await pair.two.close();
    await pair.end();
  });

  test("ME-03: a handshake succeeds, and the transport names its mailbox and its environment", async () => {
    await pair.one.handshake();
    expect(pair.one).toMatchObject({ mailboxId: "X26ABC1", environment: "test" });
  });

  test("ME-08: a message is listed and downloaded again until it is acknowledged", async () => {
    const { messageId } = await pair.one.send(envelope);
    expect(await waiting(pair.two)).toEqual([messageId]);
    const { workflowId, subject, localId } = envelope;
    const message = { type: "message", messageId, from: "X26ABC1", workflowId, subject, localId };
    for (const found of [await pair.two.download(messageId), await pair.two.download(messageId)]) {
      expect(found).toMatchObject(message);
      expect("body" in found && Buffer.from(found.body)).toEqual(Buffer.from(envelope.body));
    }
    expect(await waiting(pair.two)).toEqual([messageId]);
    await pair.two.acknowledge(messageId);
    await pair.two.acknowledge(messageId);
    expect(await waiting(pair.two)).toEqual([]);
  });

  test("ME-13: the same bytes sent twice arrive twice, under two ids, oldest first", async () => {
    const first = await pair.one.send(envelope);
    const second = await pair.one.send(envelope);
    expect(await waiting(pair.two)).toEqual([first.messageId, second.messageId]);
    expect(first.messageId).not.toBe(second.messageId);
  });

  test("ME-10: an address that nobody has, and an id that the mailbox does not have, are refused", async () => {
    const refused = await failureOf(pair.one.send({ ...envelope, to: "X26ABC9" }));
    expect(refused).toMatchObject({ reason: "recipient-unknown", certainty: "not-done", meshCode: "12", status: 417 });
    for (const use of [pair.two.download("NOSUCHID"), pair.two.acknowledge("NOSUCHID")])
      expect(await failureOf(use)).toMatchObject({ reason: "message-not-found", certainty: "not-done" });
  });

  test("a closed transport refuses every call, and closing it twice is not an error", async () => {
    const { one, two, end } = await open();
    for (const transport of [one, one, two]) await transport.close();
    const calls = [one.handshake(), one.send(envelope), waiting(one), one.download("A"), one.acknowledge("A")];
    for (const call of calls)
      expect(await failureOf(call)).toMatchObject({ reason: "transport-closed", certainty: "not-done" });
    await end();
  });
});
