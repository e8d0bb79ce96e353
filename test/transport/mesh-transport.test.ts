import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listInbox } from "../../src/transport/mesh/calls/inbox.js";
import { meshClient } from "../../src/transport/mesh/client.js";
import { meshTransport, type Transport } from "../../src/transport/mesh/index.js";
import { envelope, failureOf, optionsFor } from "./support/fixtures.js";
import { startMeshServer, type Answer, type MeshServer } from "./support/mesh-server.js";

let server: MeshServer;
let transport: Transport;
beforeEach(async () => {
  server = await startMeshServer();
  transport = meshTransport(optionsFor(server));
});
afterEach(async () => {
  await transport.close();
  await server.close();
});

const json = (value: unknown): Answer => ({ status: 200, body: JSON.stringify(value) });
const data = { "mex-messagetype": "DATA", "mex-from": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD_ACK" };

async function all(ids: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const id of ids) found.push(id);
  return found;
}

test("ME-03: the handshake names the program and the operating system", async () => {
  await transport.handshake();
  const [request] = server.received;
  expect(request).toMatchObject({ method: "POST", url: "/messageexchange/X26ABC1" });
  expect(request?.headers).toMatchObject({
    "mex-clientversion": expect.stringContaining("gp-connect-update-record==") as unknown,
    "mex-osname": process.platform,
  });
  expect(request?.headers["mex-osversion"]).toBeTruthy();
});

test.each([{ message_id: "M1" }, { messageID: "M1" }])(
  "ME-04, ME-05: a send posts headers and bytes, and reads the id from %o",
  async (answer) => {
    server.answer = () => ({ status: 202, body: JSON.stringify(answer) });
    expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
    const [request] = server.sends();
    expect(request).toMatchObject({ method: "POST", url: "/messageexchange/X26ABC1/outbox" });
    expect(request?.headers).toMatchObject({
      accept: "application/vnd.mesh.v2+json",
      "content-type": "application/fhir+xml",
      "mex-from": "X26ABC1",
      "mex-to": envelope.to,
      "mex-workflowid": envelope.workflowId,
      "mex-subject": envelope.subject,
      "mex-localid": "FAB01",
    });
    expect(request?.headers["content-encoding"]).toBeUndefined();
    expect(new Uint8Array(request?.body ?? [])).toEqual(envelope.body);
  },
);

test("ME-05: a subject is folded to ASCII; an empty local id is left out", async () => {
  server.answer = () => ({ status: 202, body: '{"message_id":"M1"}' });
  await transport.send({ ...envelope, subject: "Siân Łukasz Ólafur Straße O’Neill – 李", localId: "" });
  expect(server.sends()[0]?.headers["mex-subject"]).toBe("Sian Lukasz Olafur Strasse O'Neill - ?");
  expect(server.sends()[0]?.headers).not.toHaveProperty("mex-localid");
});

test.each([
  { name: "mex-to", more: { to: "A".repeat(101) } },
  { name: "mex-to", more: { to: "" } },
  { name: "mex-to", more: { to: "GPPROVIDER_9990000018_19700101_Müller" } },
  { name: "mex-workflowid", more: { workflowId: "" } },
  { name: "mex-workflowid", more: { workflowId: "W".repeat(301) } },
  { name: "mex-subject", more: { subject: "S".repeat(501) } },
  { name: "mex-subject", more: { subject: "two\r\nmex-to: lines" } },
  { name: "mex-localid", more: { localId: "L".repeat(301) } },
  { name: "content-type", more: { contentType: "text/plain\n" } },
])("ME-05: $name $more is refused before anything is sent", async ({ name, more }) => {
  const failure = await failureOf(transport.send({ ...envelope, ...more }));
  expect(failure).toMatchObject({ reason: "header-invalid", certainty: "not-done", resendCanHelp: false });
  expect(failure.message).toContain(name);
  for (const value of Object.values(more)) if (value !== "") expect(failure.message).not.toContain(value);
  expect(server.received).toHaveLength(0);
});

test("ME-06: more than 100 MB is refused before anything is sent", async () => {
  const failure = await failureOf(transport.send({ ...envelope, body: new Uint8Array(100_000_001) }));
  expect(failure).toMatchObject({ reason: "too-large", certainty: "not-done" });
  expect(server.received).toHaveLength(0);
});

test("ME-07: the inbox is read page after page, each id once, with paths that this client makes", async () => {
  const pages: Record<string, unknown> = {
    "?max_results=10": {
      messages: ["1", "2"],
      links: { self: "", next: "/elsewhere/inbox?max_results=10&continue_from=a%3D" },
    },
    "?max_results=10&continue_from=a%3D": {
      messages: ["1", "2", "3"],
      links: { next: "https://elsewhere.example/x?max_results=10&continue_from=b" },
    },
    "?max_results=10&continue_from=b": {
      messages: ["4"],
      links: { next: "/messageexchange/X26ABC1/inbox?max_results=10&continue_from=b" },
    },
  };
  server.answer = ({ url }) => json(pages[url.slice(url.indexOf("?"))]);
  const client = meshClient(optionsFor(server));
  expect(await all(listInbox(client, 10))).toEqual(["1", "2", "3", "4"]);
  await client.close();
  expect(server.received.map(({ url }) => url)).toEqual(
    Object.keys(pages).map((query) => `/messageexchange/X26ABC1/inbox${query}`),
  );
});

test.each([
  { messages: ["1"] },
  { messages: ["1"], links: {} },
  { messages: ["1"], links: { self: "/x" }, approx_inbox_count: 1 },
])("ME-04, ME-07: an inbox without a next link is read: %o", async (page) => {
  server.answer = () => json(page);
  expect(await all(transport.listInbox())).toEqual(["1"]);
  expect(server.received[0]?.url).toBe("/messageexchange/X26ABC1/inbox?max_results=500");
});

test.each(["", "[]", "{}", '{"messages":[1]}', '{"messages":"1"}'])(
  "ME-07: an inbox that reads %j is an error, and never an empty inbox",
  async (body) => {
    server.answer = () => ({ status: 200, body });
    expect(await failureOf(all(transport.listInbox()))).toMatchObject({
      reason: "answer-unreadable",
      certainty: "not-done",
    });
  },
);

test("ME-07: a message is downloaded as its bytes", async () => {
  server.answer = () => ({
    status: 200,
    headers: {
      ...data,
      "mex-subject": "Re: \xe9",
      "mex-localid": "L1",
      "mex-chunk-range": "1:1",
      "mex-content-compressed": "Y",
    },
    body: "<Bundle/>",
  });
  expect(await transport.download("A/B ?")).toEqual({
    type: "message",
    messageId: "A/B ?",
    from: "A12345GP001",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    localId: "L1",
    subject: "Re: \xe9",
    body: new Uint8Array(Buffer.from("<Bundle/>")),
  });
  expect(server.received[0]?.url).toBe("/messageexchange/X26ABC1/inbox/A%2FB%20%3F");
  expect(server.received[0]?.headers["accept-encoding"]).toBe("gzip");
});

test("ME-07: gzip is undone by content-encoding, once", async () => {
  server.answer = () => ({
    status: 200,
    headers: { ...data, "content-encoding": "gzip" },
    body: gzipSync(gzipSync("<Bundle/>")),
  });
  const item = await transport.download("M1");
  expect(item.type === "message" && Buffer.from(item.body).equals(gzipSync("<Bundle/>"))).toBe(true);
});

test("ME-06, ME-07: parts are read in order, each decoded separately", async () => {
  const parts = ["<Bundle>", "part two", "</Bundle>"];
  server.answer = ({ url }) => {
    const part = Number(/\/M1\/(\d)$/.exec(url)?.[1] ?? 1);
    const zipped = part !== 2;
    const text = parts[part - 1] ?? "";
    return {
      status: part === 3 ? 200 : 206,
      headers: { ...data, "mex-chunk-range": `${part}:3`, ...(zipped ? { "content-encoding": "gzip" } : {}) },
      body: zipped ? gzipSync(text) : text,
    };
  };
  const item = await transport.download("M1");
  expect(item.type === "message" && Buffer.from(item.body).toString()).toBe(parts.join(""));
  expect(server.received.map(({ url }) => url)).toEqual(
    ["", "/2", "/3"].map((end) => `/messageexchange/X26ABC1/inbox/M1${end}`),
  );
});

test.each([
  { title: "ends too early", ranges: ["1:3", "2:3"] },
  { title: "has its parts out of order", ranges: ["1:2", "3:3"] },
])("ME-07: a message that $title is an error, and never half a message", async ({ ranges }) => {
  server.answer = () => {
    const place = server.received.length - 1;
    return {
      status: place === ranges.length - 1 ? 200 : 206,
      headers: { ...data, "mex-chunk-range": ranges[place] ?? "" },
      body: "x",
    };
  };
  expect(await failureOf(transport.download("M1"))).toMatchObject({ reason: "answer-unreadable" });
});

test.each(["", ".", ".."])(
  "a message id %j, which would name something else in an address, is asked for nowhere",
  async (id) => {
    server.received.length = 0;
    expect(await failureOf(transport.download(id))).toMatchObject({
      reason: "message-not-found",
      certainty: "not-done",
      resendCanHelp: false,
    });
    expect(await failureOf(transport.acknowledge(id))).toMatchObject({
      reason: "message-not-found",
      certainty: "not-done",
    });
    expect(server.received).toEqual([]);
  },
);

test("ME-07: an endless series of empty parts is given up", async () => {
  server.answer = () => ({ status: 206 });
  expect(await failureOf(transport.download("M1"))).toMatchObject({ reason: "answer-unreadable" });
});

test("a body that is labelled as gzip and is not gzip is an error", async () => {
  server.answer = () => ({ status: 200, headers: { ...data, "content-encoding": "gzip" }, body: "<Bundle/>" });
  expect(await failureOf(transport.download("M1"))).toMatchObject({ reason: "answer-unreadable" });
});

test("an answer of more than 100 MB is not read to the end", async () => {
  server.answer = () => ({ status: 200, headers: data, body: Buffer.alloc(100_000_001) });
  expect(await failureOf(transport.download("M1"))).toMatchObject({ reason: "too-large", certainty: "not-done" });
});

test("a small body that unpacks to more than 100 MB is refused", async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_001), { level: 9 });
  server.answer = () => ({ status: 200, headers: { ...data, "content-encoding": "gzip" }, body: bomb });
  expect(await failureOf(transport.download("M1"))).toMatchObject({ reason: "too-large", certainty: "not-done" });
});

test("ME-09: a report is recognised by Mex-MessageType, and has no body", async () => {
  server.answer = () => ({
    status: 200,
    headers: {
      "Mex-MessageType": "Report",
      "MEX-STATUSCODE": "EPL-151",
      "Mex-StatusEvent": "SEND",
      "mex-statusdescription": "No mailbox matched",
      "Mex-StatusSuccess": "ERROR",
      "Mex-StatusTimestamp": "20260701120000",
      "Mex-LinkedMsgID": "M1",
      "Mex-LocalID": "FAB01",
      "Mex-WorkflowID": "GPCONNECT_UPDATE_RECORD",
      "mex-chunk-range": "1:0",
    },
  });
  expect(await transport.download("R1")).toEqual({
    type: "report",
    messageId: "R1",
    workflowId: "GPCONNECT_UPDATE_RECORD",
    linkedMessageId: "M1",
    statusCode: "EPL-151",
    statusEvent: "SEND",
    statusDescription: "No mailbox matched",
    statusTimestamp: "20260701120000",
    localId: "FAB01",
  });
});

test("ME-08: acknowledging is a separate call", async () => {
  await transport.acknowledge("M1");
  expect(server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "PUT /messageexchange/X26ABC1/inbox/M1/status/acknowledged",
  ]);
});
