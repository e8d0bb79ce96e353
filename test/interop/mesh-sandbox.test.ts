import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAuthority } from "../../src/sandbox/certificates/authority.js";
import {
  envelopeOf,
  meshTransport,
  type MeshTransportOptions,
  type Transport,
} from "../../src/transport/mesh/index.js";
import { listInbox } from "../../src/transport/mesh/calls/list-inbox.js";
import { meshClient } from "../../src/transport/mesh/client.js";
import { refusalOf } from "../../src/transport/mesh/failures/refusal.js";
import type { Envelope } from "../../src/transport/transport.js";
import { messageFor } from "../sandbox/support/message.js";
import { failureOf } from "../transport/support/fixtures.js";
import { peerPython } from "./support/python.js";
import { sharedKey, startMeshSandbox, type MeshSandboxPeer } from "./support/mesh-sandbox.js";
import { undiciCounts } from "./support/undici-counts.js";

const peer = peerPython();
if ("notRun" in peer) console.log(`not run: ${peer.notRun} (mesh-sandbox)`);

const message = messageFor();
const patient = "GPPROVIDER_9990000018_19700101_Testfamilie";
const envelope: Envelope = {
  workflowId: "GPCONNECT_UPDATE_RECORD",
  to: "X26ABC2",
  subject: "Pharmacy First",
  localId: "FA123",
  contentType: "application/fhir+xml",
  body: new TextEncoder().encode(`<Bundle>${"Siân Łukasz ".repeat(3_000)}</Bundle>`),
};

async function all(ids: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const id of ids) found.push(id);
  return found;
}

describe.skipIf("notRun" in peer)("NHS England's mesh-sandbox 1.0.137 over mutual TLS", () => {
  let sandbox: MeshSandboxPeer;
  let pharmacy: Transport;
  let practice: Transport;
  let ran = 0;
  const counts = undiciCounts();

  const optionsFor = (mailboxId: string, more: Partial<MeshTransportOptions> = {}): MeshTransportOptions => ({
    baseUrl: sandbox.url,
    mailboxId,
    password: "password",
    sharedKey,
    tls: { ca: sandbox.authority.ca, ...sandbox.client },
    ...more,
  });
  const failing = async (
    more: Partial<MeshTransportOptions>,
    use: (transport: Transport) => Promise<unknown> = (transport) => transport.send(envelope),
  ): ReturnType<typeof failureOf> => {
    const transport = meshTransport(optionsFor("X26ABC1", more));
    try {
      return await failureOf(use(transport));
    } finally {
      await transport.close();
    }
  };

  beforeAll(async () => {
    sandbox = await startMeshSandbox("python" in peer ? peer.python : "", {
      mailboxes: [{ mailbox_id: "A12345GP001", ods_code: "A12345", org_code: "A12345", org_name: "Test practice" }],
      patients: { [patient]: "A12345GP001", [message.routing.to]: "A12345GP001" },
    });
    pharmacy = meshTransport(optionsFor("X26ABC1"));
    practice = meshTransport(optionsFor("A12345GP001"));
  });
  beforeEach(async () => {
    ran += 1;
    expect((await sandbox.admin("DELETE", "/admin/reset")).status).toBe(200);
  });
  afterAll(async () => {
    await pharmacy.close();
    await practice.close();
    await sandbox.stop();
    console.log(
      `mesh-sandbox 1.0.137: ${ran} tests, ${counts.requests} requests of this client over ${counts.connections} ` +
        "connections",
    );
  });

  test("ME-03: the handshake is accepted", async () => {
    await pharmacy.handshake();
  });

  test("ME-01, ME-02: a handshake and 50 sends of 36 kB need one connection, and no token is refused", async () => {
    const before = { ...counts };
    const transport = meshTransport(optionsFor("X26ABC1"));
    for (let count = 0; count < 50; count += 1) await transport.send(envelope);
    await transport.close();
    expect({
      connections: counts.connections - before.connections,
      requests: counts.requests - before.requests,
    }).toEqual({ connections: 1, requests: 51 });
  });

  test("ME-01: a connection that was idle for longer than the server keeps it is not used again", async () => {
    await pharmacy.handshake();
    await new Promise((resolve) => setTimeout(resolve, 4_900));
    await pharmacy.send(envelope);
    await new Promise((resolve) => setTimeout(resolve, 5_200));
    await pharmacy.send(envelope);
  });

  test("ME-05, ME-07, ME-08: a message arrives as it was sent, again and again until it is acknowledged", async () => {
    const receiver = meshTransport(optionsFor("X26ABC2"));
    const { messageId } = await pharmacy.send(envelope);
    for (let time = 0; time < 2; time += 1) {
      expect(await all(receiver.listInbox())).toEqual([messageId]);
      const item = await receiver.download(messageId);
      expect(item).toMatchObject({
        type: "message",
        messageId,
        from: "X26ABC1",
        workflowId: envelope.workflowId,
        subject: envelope.subject,
        localId: "FA123",
      });
      expect(item.type === "message" && Buffer.from(item.body).equals(envelope.body)).toBe(true);
    }
    await receiver.acknowledge(messageId);
    await receiver.acknowledge(messageId);
    expect(await all(receiver.listInbox())).toEqual([]);
    await receiver.close();
  });

  test("ME-05: a subject with letters that are not ASCII arrives with plain ones", async () => {
    const { messageId } = await pharmacy.send({
      ...envelope,
      to: "A12345GP001",
      subject: "Pharmacy First for Siân Łukasz",
    });
    expect(await practice.download(messageId)).toMatchObject({ subject: "Pharmacy First for Sian Lukasz" });
  });

  test("ME-07: 25 ids come in pages of 10, even when each is acknowledged at once", async () => {
    const sent = await Promise.all(
      Array.from({ length: 25 }, async () => (await pharmacy.send({ ...envelope, to: "A12345GP001" })).messageId),
    );
    const client = meshClient(optionsFor("A12345GP001"));
    expect((await all(listInbox(client, {}, { pageSize: 10 }))).sort()).toEqual(sent.sort());
    const read: string[] = [];
    for await (const id of listInbox(client, {}, { pageSize: 10 })) {
      read.push(id);
      await practice.acknowledge(id);
    }
    expect(read.sort()).toEqual(sent);
    expect(await all(listInbox(client, {}, { pageSize: 10 }))).toEqual([]);
    await client.close();
  });

  test.each([
    { title: "gzip", encode: (part: Buffer) => gzipSync(part), headers: { "content-encoding": "gzip" } },
    { title: "plain", encode: (part: Buffer) => part, headers: {} },
  ])("ME-06, ME-07: three $title parts are joined", async ({ encode, headers }) => {
    const client = meshClient(optionsFor("X26ABC1"));
    const parts = ["<Bundle>", "é".repeat(20_000), "</Bundle>"].map((text) => Buffer.from(text));
    let messageId = "";
    for (const [place, part] of parts.entries()) {
      const answer = await client.call({
        operation: "send",
        method: "POST",
        path: place === 0 ? "/outbox" : `/outbox/${messageId}/${place + 1}`,
        body: encode(part),
        headers: {
          "mex-from": "X26ABC1",
          "mex-to": "A12345GP001",
          "mex-workflowid": "W",
          "mex-chunk-range": `${place + 1}:3`,
          "content-type": "application/fhir+xml",
          ...headers,
        },
      });
      expect(answer.status).toBe(202);
      if (place === 0)
        messageId = (JSON.parse(Buffer.from(answer.body).toString()) as { message_id: string }).message_id;
    }
    await client.close();
    const item = await practice.download(messageId);
    expect(item.type === "message" && Buffer.from(item.body).equals(Buffer.concat(parts))).toBe(true);
  });

  test("UR-091: an address of automatic routing reaches the practice's mailbox", async () => {
    const { messageId } = await pharmacy.send({ ...envelope, to: patient });
    expect(await all(practice.listInbox())).toEqual([messageId]);
  });

  test("UR-090, UR-091, ME-13: a message built here reaches the practice byte for byte", async () => {
    const built = envelopeOf(message);
    const { messageId } = await pharmacy.send(built);
    const item = await practice.download(messageId);
    expect(item).toMatchObject({
      type: "message",
      workflowId: "GPCONNECT_UPDATE_RECORD",
      subject: built.subject,
      localId: built.localId,
    });
    expect(item.type === "message" && Buffer.from(item.body).equals(built.body)).toBe(true);
  });

  test("ME-09: an address that finds no practice comes back as a report", async () => {
    const { messageId } = await pharmacy.send({ ...envelope, to: "GPPROVIDER_9990000018_19700101_Andere" });
    const [reportId = ""] = await all(pharmacy.listInbox());
    expect(await pharmacy.download(reportId)).toMatchObject({
      type: "report",
      workflowId: envelope.workflowId,
      linkedMessageId: messageId,
      statusCode: "EPL-151",
      statusEvent: "SEND",
      statusDescription: "No mailbox matched",
      localId: "FA123",
    });
    await pharmacy.acknowledge(reportId);
    expect(await all(pharmacy.listInbox())).toEqual([]);
  });

  test("ME-09, ME-15: the report on a message that was never collected is read", async () => {
    await sandbox.admin("POST", "/messageexchange/admin/report", {
      mailbox_id: "X26ABC1",
      code: "14",
      description: "x",
      workflow_id: envelope.workflowId,
      linked_message_id: "M1",
      local_id: "FA123",
    });
    const [reportId = ""] = await all(pharmacy.listInbox());
    expect(await pharmacy.download(reportId)).toMatchObject({
      type: "report",
      statusCode: "14",
      linkedMessageId: "M1",
      statusEvent: "SEND",
    });
  });

  test.each([
    {
      title: "a wrong password",
      more: { password: "falsch" },
      expected: { reason: "authentication-refused", status: 403 },
    },
    {
      title: "a wrong shared key",
      more: { sharedKey: "falsch" },
      expected: { reason: "authentication-refused", status: 403 },
    },
    {
      title: "an unknown mailbox of our own",
      more: { mailboxId: "NOBODY" },
      expected: { reason: "mailbox-unknown", meshCode: "EPL-151", status: 403 },
    },
    {
      title: "a clock 3 hours behind",
      more: { clock: () => new Date(Date.now() - 3 * 3_600_000) },
      expected: { reason: "clock-wrong", status: 403 },
    },
    {
      title: "a clock 3 hours ahead",
      more: { clock: () => new Date(Date.now() + 3 * 3_600_000) },
      expected: { reason: "clock-wrong", status: 403 },
    },
    {
      title: "a wrong path",
      more: { baseUrl: "/not-mesh" },
      expected: { reason: "configuration-invalid", status: 404 },
    },
  ])("ME-02, ME-10: $title is reported", async ({ more, expected }) => {
    const options = "baseUrl" in more ? { baseUrl: `${sandbox.url}${more.baseUrl ?? ""}` } : more;
    const failure = await failing(options);
    expect(failure).toMatchObject({ ...expected, certainty: "not-done", resendCanHelp: false });
    expect(failure.message).not.toContain("falsch");
  });

  test("ME-02: a token used twice is reported", async () => {
    const at = new Date();
    const failure = await failing(
      { newNonce: () => "00000000-0000-4000-8000-000000000001", clock: () => at },
      async (transport) => {
        await transport.handshake();
        await transport.send(envelope);
      },
    );
    expect(failure).toMatchObject({ reason: "token-reused", status: 403, certainty: "not-done", resendCanHelp: true });
  });

  test("ME-10: the refusals of single calls are distinguished", async () => {
    expect(await failureOf(pharmacy.send({ ...envelope, to: "NOBODY" }))).toMatchObject({
      reason: "recipient-unknown",
      status: 417,
      event: "SEND",
      meshCode: "12",
      certainty: "not-done",
    });
    expect(await failureOf(pharmacy.send({ ...envelope, body: new Uint8Array() }))).toMatchObject({
      reason: "request-refused",
      status: 417,
      event: "COLLECT",
      meshCode: "02",
    });
    expect(await failureOf(pharmacy.download("UNKNOWN"))).toMatchObject({
      reason: "message-not-found",
      status: 404,
      meshCode: "20",
    });
    expect(await failureOf(pharmacy.acknowledge("UNKNOWN"))).toMatchObject({
      reason: "message-not-found",
      status: 404,
    });
    const { messageId } = await pharmacy.send({ ...envelope, to: "A12345GP001" });
    expect(await failureOf(pharmacy.download(messageId))).toMatchObject({ reason: "not-ours", status: 403 });
    await sandbox.admin("POST", `/admin/message/${messageId}/event`, { status: "error" });
    expect(await failureOf(practice.download(messageId))).toMatchObject({ reason: "message-gone", status: 410 });
  });

  test("ME-10: a handshake without its headers is refused, and the error names them", async () => {
    const client = meshClient(optionsFor("X26ABC1"));
    const answer = await client.call({ operation: "handshake", method: "POST", path: "" });
    const failure = refusalOf(answer, "handshake", new Date());
    expect(failure).toMatchObject({ reason: "request-refused", status: 400 });
    expect(failure.message).toContain("mex-clientversion");
    await client.close();
  });

  test("ME-14: a header value that the server repeats is in no error", async () => {
    const client = meshClient(optionsFor("X26ABC1"));
    const headers = { "mex-from": "X26ABC1", "mex-to": `${patient}${"x".repeat(100)}`, "mex-workflowid": "W" };
    const answer = await client.call({
      operation: "send",
      method: "POST",
      path: "/outbox",
      headers,
      body: envelope.body,
    });
    expect(Buffer.from(answer.body).toString()).toContain("Testfamilie");
    const failure = refusalOf(answer, "send", new Date());
    expect(failure).toMatchObject({ reason: "request-refused", status: 400 });
    expect(failure.message).toContain("mex-to");
    expect(JSON.stringify(failure) + inspect(failure, { depth: 20 })).not.toContain("Testfamilie");
    await client.close();
  });

  test("ME-01: a client certificate of another authority is reported before a message is sent", async () => {
    const { cert, key } = createAuthority().issueClient("X26ABC1");
    expect(await failing({ tls: { ca: sandbox.authority.ca, cert, key } })).toMatchObject({
      reason: "certificate-refused",
      certainty: "not-done",
    });
  });

  test("ME-01: a server of another authority, or of another name, is not trusted", async () => {
    const { ca } = createAuthority();
    expect(await failing({ tls: { ca, ...sandbox.client } })).toMatchObject({
      reason: "server-untrusted",
      certainty: "not-done",
    });
    expect(await failing({ baseUrl: sandbox.url.replace("localhost", "127.0.0.1") })).toMatchObject({
      reason: "server-name-mismatch",
      certainty: "not-done",
    });
  });
});
