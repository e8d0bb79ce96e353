import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { memoryMesh } from "../../src/transport/memory/mesh.js";
import { MeshError } from "../../src/transport/mesh-error.js";
import type { Transport } from "../../src/transport/transport.js";
import { all } from "./support/against-server.js";
import { envelope, failureOf } from "./support/fixtures.js";

const waiting = (transport: Transport): Promise<string[]> => all(transport.listInbox());

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
  const lost = new MeshError("lost", {
    reason: "connection-lost",
    fault: "network",
    certainty: "unknown",
    resendCanHelp: true,
  });
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

test("ME-07: what a message says about itself is kept, and a filter lists only some workflows", async () => {
  const mesh = memoryMesh();
  const [pharmacy, practice] = [mesh.transport("X26ABC1"), mesh.transport("A12345GP001")];
  const to = "A12345GP001";
  const { messageId } = await pharmacy.send({ ...envelope, to, fileName: "consultation.xml" });
  await pharmacy.send({ ...envelope, to, workflowId: "OTHER" });
  expect(await practice.download(messageId)).toMatchObject({ to, fileName: "consultation.xml" });
  const listed = async (workflowFilter: string): Promise<number> =>
    (await all(practice.listInbox({ workflowFilter }))).length;
  expect(await listed("GPCONNECT*")).toBe(1);
  expect(await listed("!*NOTHING*")).toBe(2);
  await expect(listed("*OTHER")).rejects.toThrow(InvalidValueError);
});

test("a signal that aborted ends every call, also a list that is under way", async () => {
  const mesh = memoryMesh();
  const pharmacy = mesh.transport("X26ABC1");
  for (let count = 0; count < 3; count += 1) mesh.deliver("A12345GP001", { ...envelope, to: "X26ABC1" });
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const seen: string[] = [];
  const listing = (async () => {
    for await (const id of pharmacy.listInbox(options)) {
      seen.push(id);
      controller.abort();
    }
  })();
  const aborted = { reason: "aborted", certainty: "not-done" };
  expect(await failureOf(listing)).toMatchObject(aborted);
  expect(seen).toHaveLength(1);
  for (const call of [
    pharmacy.handshake(options),
    pharmacy.send({ ...envelope, to: "X26ABC1" }, options),
    pharmacy.download("MEMORY0000000001", options),
    pharmacy.acknowledge("MEMORY0000000001", options),
  ])
    expect(await failureOf(call)).toMatchObject(aborted);
  expect(await waiting(pharmacy)).toHaveLength(3);
});

test("another mailbox of the same owner is closed with the first, and not the other way round", async () => {
  const mesh = memoryMesh();
  const root = mesh.transport("X26ABC1");
  const [two, three] = [root.forMailbox("X26ABC2"), root.forMailbox("X26ABC3")];
  expect(two.mailboxId).toBe("X26ABC2");
  expect(() => root.forMailbox("x:y")).toThrow(InvalidValueError);
  await two.close();
  await three.handshake();
  await root.handshake();
  await root.close();
  expect(await failureOf(three.handshake())).toMatchObject({ reason: "transport-closed" });
  expect(() => root.forMailbox("X26ABC2")).toThrow(MeshError);
});
