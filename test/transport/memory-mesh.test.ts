import { expect, test } from "vitest";
import { memoryMesh } from "../../src/transport/memory/mesh.js";
import { MeshError } from "../../src/transport/mesh-error.js";
import type { Transport } from "../../src/transport/transport.js";
import { envelope, failureOf } from "./support/fixtures.js";

async function waiting(transport: Transport): Promise<string[]> {
  const found: string[] = [];
  for await (const id of transport.listInbox()) found.push(id);
  return found;
}

test("a message that was acknowledged cannot be downloaded again", async () => {
  const mesh = memoryMesh();
  const [pharmacy, practice] = [mesh.transport("X26ABC1"), mesh.transport("A12345GP001")];
  const { messageId } = await pharmacy.send({ ...envelope, to: "A12345GP001" });
  await practice.acknowledge(messageId);
  expect(await failureOf(practice.download(messageId))).toMatchObject({ reason: "message-not-found" });
});

test("a simulated practice gets what is addressed to no mailbox, and answers it", async () => {
  const mesh = memoryMesh({
    onMessage: ({ from, envelope: { localId } }, mesh) => {
      mesh.deliver("A12345GP001", { ...envelope, to: from, workflowId: "GPCONNECT_UPDATE_RECORD_ACK", localId });
    },
  });
  const pharmacy = mesh.transport("X26ABC1");
  await pharmacy.send(envelope);
  const [answer = ""] = await waiting(pharmacy);
  expect(await pharmacy.download(answer)).toMatchObject({
    from: "A12345GP001",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    localId: "FAB01",
  });
});

test("ME-09: a report waits in the sender's mailbox", async () => {
  const mesh = memoryMesh({
    onMessage: ({ messageId, from, envelope: { workflowId } }, mesh) => {
      mesh.report(from, {
        workflowId,
        linkedMessageId: messageId,
        statusCode: "EPL-151",
        statusEvent: "SEND",
        statusDescription: "No mailbox matched",
        statusTimestamp: "20260701120000",
      });
    },
  });
  const pharmacy = mesh.transport("X26ABC1");
  const { messageId } = await pharmacy.send(envelope);
  const [report = ""] = await waiting(pharmacy);
  expect(await pharmacy.download(report)).toMatchObject({
    type: "report",
    linkedMessageId: messageId,
    statusCode: "EPL-151",
  });
});

test("ME-10: an address that nobody has is refused as MESH refuses it", async () => {
  expect(await failureOf(memoryMesh().transport("X26ABC1").send(envelope))).toMatchObject({
    reason: "recipient-unknown",
    certainty: "not-done",
    meshCode: "12",
    status: 417,
  });
});

test("an error of the simulated practice is thrown by the send", async () => {
  const lost = new MeshError("lost", { reason: "connection-lost", certainty: "unknown", resendCanHelp: true });
  const mesh = memoryMesh({
    onMessage: () => {
      throw lost;
    },
  });
  expect(await failureOf(mesh.transport("X26ABC1").send(envelope))).toBe(lost);
});

test("a mailbox opened twice is one mailbox, and a closed transport says so", async () => {
  const mesh = memoryMesh();
  const [one, two] = [mesh.transport("X26ABC1"), mesh.transport("X26ABC1")];
  mesh.deliver("A12345GP001", { ...envelope, to: "X26ABC1" });
  expect(await waiting(one)).toEqual(await waiting(two));
  await one.close();
  expect(await failureOf(one.handshake())).toMatchObject({ reason: "transport-closed" });
  await two.handshake();
});

test("bytes that the sender changes after sending are not changed in the mailbox", async () => {
  const mesh = memoryMesh();
  const body = Uint8Array.of(1, 2, 3);
  const { messageId } = await mesh.transport("X26ABC1").send({ ...envelope, to: "X26ABC1", body });
  body[0] = 9;
  expect(await mesh.transport("X26ABC1").download(messageId)).toMatchObject({ body: Uint8Array.of(1, 2, 3) });
});
