import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startSandbox, type Fault, type Sandbox } from "../../../src/sandbox/index.js";
import { meshTransport, type MeshTransport, type MeshTransportOptions } from "../../../src/transport/mesh/index.js";
import { all } from "../support/against-server.js";
import { envelope as toPractice, failureOf } from "../support/fixtures.js";

let sandbox: Sandbox;
let sender: MeshTransport;
let receiver: MeshTransport;
const opened: MeshTransport[] = [];

function open(mailboxId: string, more: Partial<MeshTransportOptions> = {}): MeshTransport {
  const transport = meshTransport({ ...sandbox.transportOptionsFor(mailboxId), ...more });
  opened.push(transport);
  return transport;
}

beforeAll(async () => {
  sandbox = await startSandbox();
  sender = open("X26ABC1");
  receiver = open("X26ABC2");
});
beforeEach(async () => {
  sandbox.faults.clear();
  for await (const id of receiver.listInbox()) await receiver.acknowledge(id);
});
afterAll(async () => {
  for (const transport of opened) await transport.close();
  await sandbox.close();
});

const body = Buffer.from(Array.from({ length: 25_000 }, (_, place) => (place * 7) % 256));
const envelope = { ...toPractice, to: "X26ABC2", fileName: "consultation.xml", body: new Uint8Array(body) };
const inParts = { chunkBytes: 10_000, compress: true, checksum: true };

/** The messages that the receiver finds, with their bytes checked. */
async function received(): Promise<string[]> {
  const ids = await all(receiver.listInbox());
  for (const id of ids) {
    const item = await receiver.download(id);
    expect(item.type === "message" && Buffer.from(item.body).equals(body)).toBe(true);
    expect(item).toMatchObject({ fileName: "consultation.xml", subject: envelope.subject });
    expect(item).not.toHaveProperty("warnings");
  }
  return ids;
}

test.each([{}, { compress: true }, { chunkBytes: 10_000 }, inParts])(
  "ME-05, ME-06, ME-07: a message sent with %o arrives byte for byte",
  async (more) => {
    const { messageId } = await open("X26ABC1", more).send(envelope);
    expect(await received()).toEqual([messageId]);
  },
);

test.each<{ title: string; fault: Fault; arrives: boolean; certainty?: string }>([
  {
    title: "the answer to part 2 of 3 is lost once: it is repeated",
    fault: { operation: "send-chunk", at: 1, does: "cut-after" },
    arrives: true,
  },
  {
    title: "the answer to the last part is lost once: tracking tells that the message is complete",
    fault: { operation: "send-chunk", at: 2, does: "cut-after" },
    arrives: true,
  },
  {
    title: "the answers to later parts have a damaged body, in which nothing is needed",
    fault: { operation: "send-chunk", at: 1, times: 9, does: "false-gzip" },
    arrives: true,
  },
  {
    title: "part 2 of 3 never comes through: nobody gets the message",
    fault: { operation: "send-chunk", at: 1, times: 9, does: "cut-before" },
    arrives: false,
    certainty: "not-done",
  },
  {
    title: "the last part is taken and never answered: nobody knows",
    fault: { operation: "send-chunk", at: 2, times: 9, does: { status: 500, processed: true } },
    arrives: true,
    certainty: "unknown",
  },
  {
    title: "the last part never comes through: nobody knows",
    fault: { operation: "send-chunk", at: 2, times: 9, does: "cut-before" },
    arrives: false,
    certainty: "unknown",
  },
])("ME-06, ME-13: $title", async ({ fault, arrives, certainty }) => {
  sandbox.faults.add(fault);
  const sent = open("X26ABC1", inParts).send(envelope);
  if (certainty !== undefined) expect(await failureOf(sent)).toMatchObject({ certainty, resendCanHelp: true });
  const messageId = certainty === undefined ? (await sent).messageId : (expect.any(String) as unknown);
  expect(await received()).toEqual(arrives ? [messageId] : []);
});

test.each<{ does: Fault["does"]; times: number; is?: object }>([
  { does: "cut-before", times: 2 },
  { does: "truncate", times: 1 },
  { does: { status: 503 }, times: 2 },
  { does: "false-gzip", times: 9, is: { reason: "answer-unreadable", fault: "message" } },
])("ME-07, ME-08: a part of a download with $does, $times times", async ({ does, times, is }) => {
  const { messageId } = await open("X26ABC1", inParts).send(envelope);
  sandbox.faults.add({ operation: "download-chunk", at: 1, times, does });
  if (is === undefined) expect(await received()).toEqual([messageId]);
  else expect(await failureOf(receiver.download(messageId))).toMatchObject(is);
  sandbox.faults.clear();
  expect(await received()).toEqual([messageId]);
});

test("ME-07, ME-11: head, count and tracking follow a message until it is collected", async () => {
  const { messageId } = await sender.send(envelope);
  expect(await receiver.count()).toBe(1);
  expect(await receiver.head(messageId)).toMatchObject({ type: "message", from: "X26ABC1", subject: envelope.subject });
  const waiting = await sender.track(messageId);
  expect(waiting).toMatchObject({ messageId, status: "accepted", recipient: "X26ABC2", localId: "FAB01" });
  expect(waiting.collectedAt).toBeUndefined();
  await receiver.acknowledge(messageId);
  expect(await receiver.count()).toBe(0);
  expect(await sender.track(messageId)).toMatchObject({ status: "acknowledged" });
  expect(await failureOf(receiver.track("NOSUCHMESSAGE"))).toMatchObject({ reason: "message-not-found" });
});

test("ME-07: a filter lists only what it names", async () => {
  const { messageId } = await sender.send(envelope);
  const other = await sender.send({ ...envelope, workflowId: "OTHER_ACK" });
  expect(await all(receiver.listInbox({ workflowFilter: "GPCONNECT*" }))).toEqual([messageId]);
  expect(await all(receiver.listInbox({ workflowFilter: "*_ACK*" }))).toEqual([other.messageId]);
  expect(await all(receiver.listInbox({ workflowFilter: "!OTHER_ACK" }))).toEqual([messageId]);
});

test("ME-12: the practice's mailbox is found by its ODS code and by the workflow", async () => {
  const [endpoint] = await sender.lookUpEndpoint("A12345", "GPCONNECT_UPDATE_RECORD");
  expect(endpoint?.mailboxId).toBe("A12345GP001");
  expect(await sender.searchWorkflow("GPCONNECT_UPDATE_RECORD")).toContainEqual(endpoint);
  expect(await sender.lookUpEndpoint("A99999", "GPCONNECT_UPDATE_RECORD")).toEqual([]);
});
