import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { MeshEvent } from "../../../src/transport/mesh/events.js";
import { againstServer } from "../support/against-server.js";
import { failureOf, secrets } from "../support/fixtures.js";

const mesh = againstServer();
const data = { "mex-messagetype": "DATA", "mex-from": "A12345GP001", "mex-workflowid": "GPCONNECT_UPDATE_RECORD_ACK" };
const urls = (): string[] => mesh.server.received.map(({ url }) => url);

test("ME-07: a message is downloaded as its bytes, with what it says about itself", async () => {
  mesh.server.answer = () => ({
    status: 200,
    headers: {
      ...data,
      "mex-to": "X26ABC1",
      "mex-subject": "Re: \xe9",
      "mex-localid": "L1",
      "mex-filename": "../answer.xml",
      "mex-chunk-range": "1:1",
      "mex-content-compressed": "Y",
    },
    body: "<Bundle/>",
  });
  expect(await mesh.transport.download("20200529155357895317_3573F8")).toEqual({
    type: "message",
    messageId: "20200529155357895317_3573F8",
    from: "A12345GP001",
    to: "X26ABC1",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    localId: "L1",
    subject: "Re: \xe9",
    fileName: "../answer.xml",
    body: new Uint8Array(Buffer.from("<Bundle/>")),
  });
  expect(urls()).toEqual(["/messageexchange/X26ABC1/inbox/20200529155357895317_3573F8"]);
  expect(mesh.server.received[0]?.headers["accept-encoding"]).toBe("gzip");
});

test("ME-07: gzip is undone by content-encoding, once", async () => {
  mesh.server.answer = () => ({
    status: 200,
    headers: { ...data, "content-encoding": "gzip" },
    body: gzipSync(gzipSync("<Bundle/>")),
  });
  const item = await mesh.transport.download("M1");
  expect(item.type === "message" && Buffer.from(item.body).equals(gzipSync("<Bundle/>"))).toBe(true);
});

test("ME-06, ME-07: parts are read in order, each decoded separately", async () => {
  const parts = ["<Bundle>", "part two", "</Bundle>"];
  mesh.server.answer = ({ url }) => {
    const part = Number(/\/M1\/(\d)$/.exec(url)?.[1] ?? 1);
    const zipped = part !== 2;
    const text = parts[part - 1] ?? "";
    return {
      status: part === 3 ? 200 : 206,
      headers: { ...data, "mex-chunk-range": `${part}:3`, ...(zipped ? { "content-encoding": "gzip" } : {}) },
      body: zipped ? gzipSync(text) : text,
    };
  };
  const item = await mesh.transport.download("M1");
  expect(item.type === "message" && Buffer.from(item.body).toString()).toBe(parts.join(""));
  expect(urls()).toEqual(["", "/2", "/3"].map((end) => `/messageexchange/X26ABC1/inbox/M1${end}`));
});

const all206 = Array.from({ length: 20 }, (_, place) => `${place + 1}:3`);

test.each([
  { title: "ends too early", ranges: ["1:3", "2:3"], last: 1, requests: 2 },
  { title: "has its parts out of order", ranges: ["1:2", "3:3"], last: 1, requests: 2 },
  { title: "has more parts than announced", ranges: all206, last: -1, requests: 3 },
  { title: "announces another number in between", ranges: ["1:3", "2:4"], last: -1, requests: 2 },
  { title: "announces no number", ranges: ["", ""], last: 1, requests: 1 },
  { title: "announces one part, and that others follow", ranges: ["1:1", "2:2"], last: 1, requests: 1 },
  { title: "announces parts without end", ranges: ["1:1001", "2:1001"], last: -1, requests: 1 },
  { title: "begins with its second part", ranges: ["2:2"], last: 0, requests: 1 },
  { title: "is whole and one of three", ranges: ["1:3"], last: 0, requests: 1 },
])("ME-07: a message that $title is an error, and never half a message", async ({ ranges, last, requests }) => {
  mesh.server.answer = () => {
    const place = urls().length - 1;
    return {
      status: place === last ? 200 : 206,
      headers: { ...data, "mex-chunk-range": ranges[place] ?? "" },
      body: "x",
    };
  };
  expect(await failureOf(mesh.transport.download("M1"))).toMatchObject({
    reason: "answer-unreadable",
    fault: "message",
    certainty: "not-done",
  });
  expect(urls()).toHaveLength(requests);
});

test("ME-07: an endless series of empty parts is given up", async () => {
  mesh.server.answer = () => ({ status: 206, headers: { ...data, "mex-chunk-range": `${urls().length}:1000` } });
  expect(await failureOf(mesh.transport.download("M1"))).toMatchObject({ reason: "answer-unreadable" });
  expect(urls()).toHaveLength(2);
});

test("ME-07: all parts together are no larger than limits.maxMessageBytes", async () => {
  const small = mesh.open({ limits: { maxMessageBytes: 25 } });
  mesh.server.answer = () => ({
    status: urls().length === 5 ? 200 : 206,
    headers: { ...data, "mex-chunk-range": `${urls().length}:5` },
    body: "ten bytes.",
  });
  expect(await failureOf(small.download("M1"))).toMatchObject({ reason: "too-large", certainty: "not-done" });
  expect(urls()).toHaveLength(3);
});

test.each(["", ".", "..", "A/B", "A B", "A\n", "é", "A".repeat(101)])(
  "ME-07: a message id %j, which cannot be one, is asked for nowhere",
  async (id) => {
    const { transport } = mesh;
    for (const call of [transport.download(id), transport.head(id), transport.acknowledge(id), transport.track(id)])
      expect(await failureOf(call)).toMatchObject({
        reason: "message-not-found",
        certainty: "not-done",
        resendCanHelp: false,
      });
    expect(urls()).toEqual([]);
  },
);

test("a body that is labelled as gzip and is not gzip is an error", async () => {
  mesh.server.answer = () => ({ status: 200, headers: { ...data, "content-encoding": "gzip" }, body: "<Bundle/>" });
  expect(await failureOf(mesh.transport.download("M1"))).toMatchObject({ reason: "answer-unreadable" });
});

test("ME-07: an answer that is larger than the limit, also after gzip is undone, is refused", async () => {
  const small = mesh.open({ limits: { maxMessageBytes: 1_000_000 } });
  const large = Buffer.alloc(1_000_001);
  for (const answer of [
    { headers: data, body: large },
    { headers: { ...data, "content-encoding": "gzip" }, body: gzipSync(large, { level: 9 }) },
  ]) {
    mesh.server.answer = () => ({ status: 200, ...answer });
    expect(await failureOf(small.download("M1"))).toMatchObject({ reason: "too-large", certainty: "not-done" });
  }
});

const text = "<Bundle>Musterweg</Bundle>";
const hash = (kind: string): string => createHash(kind).update(text).digest("hex");

test.each([
  { checksum: hash("sha256"), warns: false },
  { checksum: hash("sha256").toUpperCase(), warns: false },
  { checksum: hash("md5"), warns: false },
  { checksum: hash("sha1"), warns: false },
  { checksum: "of another kind", warns: false },
  { checksum: "0".repeat(64), warns: true },
  { checksum: "b10a8db164e0754105b7a99be72e3fe5", warns: true },
])("ME-05: the checksum $checksum of what came: a warning is $warns", async ({ checksum, warns }) => {
  const events: MeshEvent[] = [];
  const transport = mesh.open({
    onEvent: (event) => {
      if (event.type === "warning") events.push(event);
    },
  });
  const headers = { ...data, "mex-content-checksum": checksum, "content-encoding": "gzip" };
  mesh.server.answer = () => ({ status: 200, headers, body: gzipSync(text) });
  const item = await transport.download("M1");
  expect(item.type === "message" && Buffer.from(item.body).toString()).toBe(text);
  expect(item.type === "message" && item.warnings).toEqual(warns ? ["checksum-mismatch"] : undefined);
  expect(events).toHaveLength(warns ? 1 : 0);
  if (warns) expect(events[0]).toMatchObject({ warning: "checksum-mismatch", mailboxId: "X26ABC1" });
  expect(JSON.stringify(events)).not.toContain(secrets.street);
});

const report = {
  "Mex-MessageType": "Report",
  "MEX-STATUSCODE": "EPL-151",
  "Mex-StatusEvent": "SEND",
  "mex-statusdescription": "No mailbox matched",
  "Mex-StatusSuccess": "ERROR",
  "Mex-StatusTimestamp": "20260701120000",
  "Mex-LinkedMsgID": "M1",
  "Mex-LocalID": "FAB01",
  "Mex-WorkflowID": "GPCONNECT_UPDATE_RECORD",
  "Mex-To": "GPPROVIDER_9990000018_19700101_Testfamilie",
  "Mex-Subject": "Pharmacy First",
  "mex-chunk-range": "1:0",
};
const typed = {
  type: "report",
  messageId: "R1",
  workflowId: "GPCONNECT_UPDATE_RECORD",
  linkedMessageId: "M1",
  statusCode: "EPL-151",
  statusEvent: "SEND",
  statusDescription: "No mailbox matched",
  statusTimestamp: "20260701120000",
  localId: "FAB01",
  to: "GPPROVIDER_9990000018_19700101_Testfamilie",
  subject: "Pharmacy First",
};

test.each(["", "a body that a report does not have"])(
  "ME-09: a report is recognised by Mex-MessageType, and its body %j is ignored",
  async (body) => {
    mesh.server.answer = () => ({ status: 200, headers: report, body });
    expect(await mesh.transport.download("R1")).toEqual(typed);
  },
);

test.each([
  { sent: "EPL-154 ", code: "EPL-154" },
  { sent: "  14", code: "14" },
  { sent: "EPL-999", code: "EPL-999" },
])("ME-10: the code $sent of a report is $code, known or not", async ({ sent, code }) => {
  const lines = Object.entries({ ...report, "MEX-STATUSCODE": sent }).map(([name, value]) => `${name}: ${value}\r\n`);
  mesh.server.answer = () => ({ raw: `HTTP/1.1 200 OK\r\nContent-Length: 0\r\n${lines.join("")}\r\n` });
  expect(await mesh.transport.download("R1")).toEqual({ ...typed, statusCode: code });
});

test("ME-09: a report that says twice that it is one is a report", async () => {
  mesh.server.answer = () => ({
    raw: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nMex-MessageType: REPORT\r\nmex-messagetype: REPORT \r\n\r\n",
  });
  expect(await mesh.transport.download("R1")).toMatchObject({ type: "report", messageId: "R1" });
});

test.each(["REPORT, DATA", "ACK"])("ME-09: what says that it is %j is neither message nor report", async (type) => {
  mesh.server.answer = () => ({ status: 200, headers: { ...data, "mex-messagetype": type }, body: "x" });
  expect(await failureOf(mesh.transport.download("M1"))).toMatchObject({
    reason: "answer-unreadable",
    fault: "message",
  });
});

test.each([
  { status: 404, reason: "message-not-found" },
  { status: 410, reason: "message-gone" },
])("ME-07: $status to download and head is $reason", async ({ status, reason }) => {
  mesh.server.answer = () => ({ status });
  for (const call of [mesh.transport.download("M1"), mesh.transport.head("M1")])
    expect(await failureOf(call)).toMatchObject({ reason, fault: "message", certainty: "not-done" });
});

test("ME-07: head says what a download says, without its bytes", async () => {
  mesh.server.answer = () => ({ status: 200, headers: { ...data, "mex-to": "X26ABC1", "mex-chunk-range": "1:3" } });
  expect(await mesh.transport.head("M1")).toEqual({
    type: "message",
    messageId: "M1",
    from: "A12345GP001",
    to: "X26ABC1",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
  });
  mesh.server.answer = () => ({ status: 200, headers: report });
  expect(await mesh.transport.head("R1")).toEqual(typed);
  expect(mesh.server.received.map(({ method, url }) => `${method} ${url}`)).toEqual(
    ["M1", "R1"].map((id) => `HEAD /messageexchange/X26ABC1/inbox/${id}`),
  );
});

test("ME-08: acknowledging is a separate call", async () => {
  await mesh.transport.acknowledge("M1");
  expect(mesh.server.received.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "PUT /messageexchange/X26ABC1/inbox/M1/status/acknowledged",
  ]);
});
