import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  meshTransport,
  type Envelope,
  type MeshTransport,
  type MeshTransportOptions,
} from "../../src/transport/mesh/index.js";
import { meshClient } from "../../src/transport/mesh/client.js";
import { all } from "../transport/support/against-server.js";
import { failureOf } from "../transport/support/fixtures.js";
import { peerPython } from "./support/python.js";
import { sharedKey, startMeshSandbox, type MeshSandboxPeer } from "./support/mesh-sandbox.js";

const peer = peerPython();
if ("notRun" in peer) console.log(`not run: ${peer.notRun} (every operation against mesh-sandbox)`);

const envelope: Envelope = {
  workflowId: "GPCONNECT_UPDATE_RECORD",
  to: "A12345GP001",
  subject: "Pharmacy First",
  localId: "FA123",
  contentType: "application/fhir+xml",
  fileName: "consultation.xml",
  body: new TextEncoder().encode(`<Bundle>${"Siân Łukasz ".repeat(3_000)}</Bundle>`),
};

describe.skipIf("notRun" in peer)("every operation against NHS England's mesh-sandbox 1.0.137", () => {
  let sandbox: MeshSandboxPeer;
  let pharmacy: MeshTransport;
  let practice: MeshTransport;
  const opened: MeshTransport[] = [];
  const counts = { tests: 0, requests: 0, statuses: new Set<number>() };

  function optionsFor(mailboxId: string): MeshTransportOptions {
    return {
      baseUrl: sandbox.url,
      mailboxId,
      password: "password",
      sharedKey,
      tls: { ca: sandbox.authority.ca, ...sandbox.client },
      onEvent(event) {
        if (event.type !== "attempt-ended") return;
        counts.requests += 1;
        if (event.status !== undefined) counts.statuses.add(event.status);
      },
    };
  }

  function open(mailboxId: string, more: Partial<MeshTransportOptions> = {}): MeshTransport {
    const transport = meshTransport({ ...optionsFor(mailboxId), ...more });
    opened.push(transport);
    return transport;
  }

  beforeAll(async () => {
    sandbox = await startMeshSandbox("python" in peer ? peer.python : "", {
      mailboxes: [{ mailbox_id: "A12345GP001", ods_code: "A12345", org_code: "A12345", org_name: "Test practice" }],
      patients: {},
    });
    pharmacy = open("X26ABC1");
    practice = open("A12345GP001");
  });
  beforeEach(async () => {
    counts.tests += 1;
    expect((await sandbox.admin("DELETE", "/admin/reset")).status).toBe(200);
  });
  afterAll(async () => {
    for (const transport of opened) await transport.close();
    await sandbox.stop();
    console.log(
      `mesh-sandbox 1.0.137, every operation: ${counts.tests} tests, ${counts.requests} requests, answered ` +
        [...counts.statuses].sort().join(" "),
    );
  });

  test.each([
    { title: "in one part", more: {}, parts: 1, compressed: false },
    { title: "gzipped", more: { compress: true }, parts: 1, compressed: true },
    { title: "in five parts", more: { chunkBytes: 10_000 }, parts: 5, compressed: false },
    { title: "in five gzipped parts", more: { chunkBytes: 10_000, compress: true }, parts: 5, compressed: true },
  ])("ME-05, ME-06, ME-07: a message $title, with checksum and file name, arrives as it was", async (row) => {
    const { messageId } = await open("X26ABC1", { ...row.more, checksum: true }).send(envelope);
    const stored = JSON.parse((await sandbox.admin("GET", `/admin/message/${messageId}`)).body) as object;
    expect(stored).toMatchObject({
      subject: envelope.subject,
      local_id: envelope.localId,
      filename: envelope.fileName,
      content_encoding: row.compressed ? "gzip" : "",
      checksum: createHash("sha256").update(envelope.body).digest("hex"),
      chunk_count: row.parts,
    });
    counts.statuses.delete(206);
    const item = await practice.download(messageId);
    expect(item).toMatchObject({ type: "message", to: "A12345GP001", fileName: "consultation.xml" });
    expect(item).not.toHaveProperty("warnings");
    expect(item.type === "message" && Buffer.from(item.body).equals(envelope.body)).toBe(true);
    expect(counts.statuses.has(206)).toBe(row.parts > 1);
  });

  test("ME-07: a checksum that is not the content's is a warning, and the message is read", async () => {
    const client = meshClient(optionsFor("X26ABC1"));
    const answer = await client.call({
      operation: "send",
      method: "POST",
      path: "/outbox",
      headers: { "mex-to": envelope.to, "mex-workflowid": "W", "mex-content-checksum": "0".repeat(64) },
      body: envelope.body,
    });
    await client.close();
    const { message_id: id } = JSON.parse(Buffer.from(answer.body).toString()) as { message_id: string };
    expect(await practice.download(id)).toMatchObject({ type: "message", warnings: ["checksum-mismatch"] });
  });

  test("ME-07: head and count say what waits", async () => {
    const { messageId } = await pharmacy.send(envelope);
    expect(await practice.count()).toBe(1);
    const { subject, localId, workflowId } = envelope;
    expect(await practice.head(messageId)).toMatchObject({ from: "X26ABC1", subject, localId, workflowId });
    expect(await failureOf(practice.head("NOSUCHMESSAGE"))).toMatchObject({ reason: "message-not-found" });
  });

  test.each([
    { filter: "GPCONNECT_UPDATE_RECORD", finds: [0] },
    { filter: "!GPCONNECT_UPDATE_RECORD", finds: [1, 2] },
    { filter: "GPCONNECT*", finds: [0, 1] },
    { filter: "!GPCONNECT*", finds: [2] },
    { filter: "*_ACK*", finds: [1] },
    { filter: "!*_ACK*", finds: [0, 2] },
  ])("ME-07: the filter $filter lists the messages $finds", async ({ filter, finds }) => {
    const sent: string[] = [];
    for (const workflowId of [envelope.workflowId, `${envelope.workflowId}_ACK`, "OTHER"])
      sent.push((await pharmacy.send({ ...envelope, workflowId })).messageId);
    expect((await all(practice.listInbox({ workflowFilter: filter }))).sort()).toEqual(
      finds.map((place) => sent[place]).sort(),
    );
  });

  test("ME-11: tracking follows a message from acceptance to collection, and names a failure", async () => {
    const { messageId } = await pharmacy.send(envelope);
    const accepted = await pharmacy.track(messageId);
    expect(accepted).toMatchObject({ messageId, status: "accepted", recipient: "A12345GP001", localId: "FA123" });
    expect(Math.abs((accepted.uploadedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    await practice.acknowledge(messageId);
    expect(await pharmacy.track(messageId)).toMatchObject({ status: "acknowledged", statusWord: "acknowledged" });
    await sandbox.admin("POST", `/admin/message/${messageId}/event`, { status: "error", code: "14", event: "SEND" });
    expect(await pharmacy.track(messageId)).toMatchObject({ status: "error" });
    expect(await failureOf(pharmacy.track("NOSUCHMESSAGE"))).toMatchObject({ reason: "message-not-found" });
  });

  test("ME-12: look-up and search find the mailboxes of a workflow, or none", async () => {
    const found = await pharmacy.lookUpEndpoint("X26", "TEST_WORKFLOW");
    expect(found.length).toBeGreaterThan(0);
    for (const { mailboxId } of found) expect(mailboxId).toMatch(/^X26ABC\d$/);
    expect(await pharmacy.searchWorkflow("TEST_WORKFLOW")).toEqual(expect.arrayContaining([...found]));
    expect(await pharmacy.lookUpEndpoint("X26", "NO_SUCH_WORKFLOW")).toEqual([]);
  });
});
