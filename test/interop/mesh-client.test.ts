import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import { startSandbox, type Sandbox } from "../../src/sandbox/index.js";
import { meshTransport, type Transport } from "../../src/transport/mesh/index.js";
import { messageFor } from "../sandbox/support/message.js";
import { startMeshClient, type MeshClientPeer } from "./support/mesh-client.js";
import { peerPython } from "./support/python.js";

const peer = peerPython();
if ("notRun" in peer) console.log(`not run: ${peer.notRun} (mesh-client)`);
const python = "python" in peer ? peer.python : "";

const workflow = "GPCONNECT_UPDATE_RECORD";
const text = `<Bundle>${"Siân Łukasz ".repeat(3_000)}</Bundle>`;

describe.skipIf("notRun" in peer)("NHS England's mesh-client 5.0.2 against this project's sandbox", () => {
  let sandbox: Sandbox;
  let folder: string;
  let sender: MeshClientPeer;
  let receiver: MeshClientPeer;
  let ours: Transport;
  let ran = 0;
  let orders = 0;

  const ok = async (of: MeshClientPeer, order: Parameters<MeshClientPeer["order"]>[0]): Promise<unknown> => {
    orders += 1;
    const answer = await of.order(order);
    if ("ok" in answer) return answer.ok;
    throw new Error(`mesh-client: ${answer.error} ${answer.text}`);
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = await mkdtemp(join(tmpdir(), "mesh-client-"));
    [sender, receiver] = await Promise.all([
      startMeshClient(python, sandbox.transportOptionsFor("X26ABC1"), join(folder, "1")),
      startMeshClient(python, sandbox.transportOptionsFor("X26ABC2"), join(folder, "2")),
    ]);
    ours = meshTransport(sandbox.transportOptionsFor("X26ABC2"));
  });
  beforeEach(() => {
    ran += 1;
  });
  afterAll(async () => {
    await Promise.all([sender.stop(), receiver.stop(), ours.close()]);
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
    console.log(
      `mesh-client 5.0.2: ${ran} tests, ${orders} orders to it, ${sandbox.counts.requests} requests at the sandbox`,
    );
  });

  test("ME-03: its handshake is accepted", async () => {
    await ok(sender, { do: "handshake" });
  });

  test.each([
    { title: "plain", more: {} },
    { title: "gzip", more: { compress: true } },
  ])("ME-05, ME-07, ME-08: what it sends $title, it reads and acknowledges", async ({ more }) => {
    const messageId = await ok(sender, { do: "send", to: "X26ABC2", workflow, text, ...more });
    const found = await ok(receiver, { do: "read", workflow });
    expect(found).toEqual([
      expect.objectContaining({
        id: messageId,
        from: "X26ABC1",
        workflow,
        subject: "from mesh-client",
        type: "DATA",
        text,
      }),
    ]);
    expect(await ok(receiver, { do: "list" })).toEqual([]);
  });

  test.each([
    { title: "plain", more: {} },
    { title: "gzip", more: { compress: true } },
  ])("ME-07: what it sends $title, our transport reads", async ({ more }) => {
    const messageId = await ok(sender, { do: "send", to: "X26ABC2", workflow, text, ...more });
    const item = await ours.download(String(messageId));
    expect(item).toMatchObject({ type: "message", from: "X26ABC1", workflowId: workflow, localId: "peer-1" });
    expect(item.type === "message" && Buffer.from(item.body).toString()).toBe(text);
    await ours.acknowledge(String(messageId));
  });

  test("ME-05: what our transport sends, it reads", async () => {
    const { messageId } = await ours.send({
      workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
      to: "X26ABC1",
      subject: "answer",
      localId: "X26",
      contentType: "application/fhir+xml",
      body: new TextEncoder().encode(text),
    });
    expect(await ok(sender, { do: "read", workflow: "GPCONNECT_UPDATE_RECORD_ACK" })).toEqual([
      expect.objectContaining({ id: messageId, from: "X26ABC2", subject: "answer", text }),
    ]);
  });

  test(
    "UR-090, UR-091: a message that it sends to a patient's practice is answered on the workflow of " +
      "acknowledgements",
    async () => {
      const message = messageFor();
      await ok(sender, { do: "send", to: message.routing.to, workflow, text: message.xml });
      // A practice answers a little later, and what was acknowledged is no longer in the mailbox.
      const codes: string[] = [];
      const answered = async (): Promise<readonly string[]> => {
        const answers = (await ok(sender, { do: "read", workflow: "GPCONNECT_UPDATE_RECORD_ACK" })) as {
          text: string;
        }[];
        for (const answer of answers)
          codes.push(...readAcknowledgement(new TextEncoder().encode(answer.text)).codes.map(({ code }) => code));
        return codes.toSorted();
      };
      await expect.poll(answered, { timeout: 5_000 }).toEqual(["20013", "30001"]);
    },
  );

  test("ME-11: it tracks what it sent", async () => {
    const messageId = await ok(sender, { do: "send", to: "X26ABC2", workflow, text });
    expect(await ok(sender, { do: "track", id: messageId })).toMatchObject({ status: "accepted" });
    await ok(receiver, { do: "read", workflow });
    expect(await ok(sender, { do: "track", id: messageId })).toMatchObject({ status: "acknowledged" });
  });

  test.each([
    { title: "plain", more: {} },
    { title: "gzip", more: { compress: true } },
  ])("ME-06, ME-07: what it sends in $title parts, it reads, joined", async ({ more }) => {
    const messageId = await ok(sender, { do: "send", to: "X26ABC2", workflow, text, part_size: 10_000, ...more });
    expect(await ok(receiver, { do: "read", workflow })).toEqual([
      expect.objectContaining({ id: messageId, type: "DATA", text }),
    ]);
    expect(await ok(receiver, { do: "list" })).toEqual([]);
  });

  test("ME-07: it counts, downloads and acknowledges one message, which is then gone", async () => {
    const { messageId } = await ours.send({
      workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
      to: "X26ABC1",
      subject: "answer",
      localId: "X26",
      contentType: "application/fhir+xml",
      body: new TextEncoder().encode(text),
    });
    expect(await ok(sender, { do: "count" })).toBe(1);
    expect(await ok(sender, { do: "list" })).toEqual([messageId]);
    expect(await ok(sender, { do: "download", id: messageId })).toMatchObject({ id: messageId, from: "X26ABC2", text });
    expect(await ok(sender, { do: "list" })).toEqual([messageId]);
    await ok(sender, { do: "acknowledge", id: messageId });
    expect(await ok(sender, { do: "list" })).toEqual([]);
    expect(await sender.order({ do: "download", id: messageId })).toMatchObject({
      error: "HTTPError",
      text: expect.stringContaining("410") as unknown,
    });
  });

  test("ME-07: it reads a report, which has no content, and who it is about", async () => {
    const to = "GPPROVIDER_9990000026_19700101_EPL-151";
    const messageId = await ok(sender, { do: "send", to, workflow, text: messageFor({ given: "EPL-151" }).xml });
    const reports = async (): Promise<unknown> => ok(sender, { do: "read", workflow });
    await expect
      .poll(reports, { timeout: 5_000 })
      .toEqual([expect.objectContaining({ type: "REPORT", text: "", linked: messageId, code: "EPL-151" })]);
  });

  test("ME-12: it looks up the mailbox of a practice, and finds none where there is none", async () => {
    expect(await ok(sender, { do: "look-up", ods: "A12345", workflow })).toMatchObject({
      results: [{ mailbox_id: "A12345GP001" }],
    });
    expect(await ok(sender, { do: "look-up", ods: "Z99999", workflow })).toEqual({ results: [] });
  });

  test("ME-10: an unknown recipient gets an answer that the client understands", async () => {
    expect(await sender.order({ do: "send", to: "NOBODY", workflow, text })).toMatchObject({ error: "MeshError" });
  });

  test("ME-02: a wrong password is refused", async () => {
    const wrong = { ...sandbox.transportOptionsFor("X26ABC1"), password: "wrong" };
    const stranger = await startMeshClient(python, wrong, join(folder, "3"));
    expect(await stranger.order({ do: "handshake" })).toMatchObject({
      error: "HTTPError",
      text: expect.stringContaining("403") as unknown,
    });
    await stranger.stop();
  });
});
