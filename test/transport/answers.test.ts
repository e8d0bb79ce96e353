import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { envelope, failureOf } from "./support/fixtures.js";
import type { Answer } from "./support/mesh-server.js";
import { serverWith, transportTo } from "./support/servers.js";

const id = '{"message_id":"M1"}';
const toSends = (answer: Answer) => {
  return ({ url }: { readonly url: string }): Answer => (url.endsWith("/outbox") ? answer : { status: 200 });
};
const gzipped = (status: number, body: string, encoding = "gzip"): Answer => ({
  status,
  headers: { "content-encoding": encoding },
  body: gzipSync(body),
});

test.each(["gzip", "x-gzip", " GZIP "])("ME-05: a 202 whose body is %s keeps its message id", async (encoding) => {
  const server = await serverWith();
  server.answer = toSends(gzipped(202, id, encoding));
  expect(await transportTo(server).send(envelope)).toEqual({ messageId: "M1" });
});

test("ME-10: a 417 that is gzipped keeps its code", async () => {
  const server = await serverWith();
  server.answer = toSends(gzipped(417, '{"detail":[{"event":"SEND","code":"12","msg":""}]}'));
  expect(await failureOf(transportTo(server).send(envelope))).toMatchObject({
    reason: "recipient-unknown",
    meshCode: "12",
  });
});

test.each<[string, Answer]>([
  ["is no gzip", { status: 417, headers: { "content-encoding": "gzip" }, body: "no gzip" }],
  ["is of an unknown encoding", { status: 417, headers: { "content-encoding": "br" }, body: "?" }],
  ["is far too large", gzipped(417, " ".repeat(5_000_000))],
])("a refusal whose body %s counts by its status", async (_, answer) => {
  const server = await serverWith();
  server.answer = toSends(answer);
  expect(await failureOf(transportTo(server).send(envelope))).toMatchObject({
    reason: "request-refused",
    status: 417,
    certainty: "not-done",
  });
});

test.each<[string, Answer, string]>([
  ["is no gzip", { status: 202, headers: { "content-encoding": "gzip" }, body: "no gzip" }, "answer-unreadable"],
  ["unpacks to too much", gzipped(202, " ".repeat(5_000_000)), "too-large"],
  ["is too large", { status: 202, body: " ".repeat(5_000_000) }, "too-large"],
])("ME-13: a 202 whose body %s was accepted all the same", async (_, answer, reason) => {
  const server = await serverWith();
  server.answer = toSends(answer);
  expect(await failureOf(transportTo(server).send(envelope))).toMatchObject({ reason, certainty: "done" });
});

test("headers of 16 kB and more are not read, and the outcome of a send stays unknown", async () => {
  const server = await serverWith();
  server.answer = toSends({ status: 202, headers: { "x-long": "x".repeat(20_000) }, body: id });
  expect(await failureOf(transportTo(server).send(envelope))).toMatchObject({
    reason: "answer-unreadable",
    certainty: "unknown",
  });
});

const accepted = `HTTP/1.1 202 Accepted\r\ncontent-length: ${id.length}\r\n\r\n${id}`;

test.each([
  ["one", ["HTTP/1.1 100 Continue\r\n\r\n"]],
  ["early hints before it", ["HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n"]],
  [
    "two, with a header, and early hints",
    [
      "HTTP/1.1 100 Continue\r\nx: y\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n",
      "HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n",
    ],
  ],
])("100 Continue that nobody asked for is passed over: %s", async (_, interim) => {
  const server = await serverWith();
  const transport = transportTo(server);
  await transport.handshake();
  for (let times = 0; times < 2; times += 1) {
    server.answer = toSends({ raw: `${interim.join("")}${accepted}`, open: true });
    expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
  }
  expect(server.handshakes()).toBe(1);
});

test("header values are trimmed, and a header that came twice with one value has it once (ME-09)", async () => {
  const server = await serverWith();
  server.answer = () => ({
    raw:
      "HTTP/1.1 200 OK\r\nMex-MessageType: REPORT\r\nmex-messagetype: REPORT \r\nMex-StatusCode:  EPL-154 \r\n" +
      "Mex-WorkflowID:\tW \r\nx-a: 1\r\nx-a: 2\r\ncontent-length: 0\r\n\r\n",
  });
  expect(await transportTo(server).download("M1")).toMatchObject({
    type: "report",
    statusCode: "EPL-154",
    workflowId: "W",
  });
});
