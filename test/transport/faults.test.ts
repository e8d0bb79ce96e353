import { expect, test } from "vitest";
import { envelope, failureOf } from "./support/fixtures.js";
import type { Answer } from "./support/mesh-server.js";
import { serverWith, transportTo } from "./support/servers.js";

const code = (one: string): Answer => ({
  status: 417,
  body: JSON.stringify({ detail: [{ event: "SEND", code: one, msg: "" }] }),
});
const page = { "content-type": "text/html; charset=utf-8" } as const;

test.each<[string, Answer, string, "message" | "mailbox" | "network"]>([
  ["401", { status: 401 }, "authentication-refused", "mailbox"],
  ["403", { status: 403 }, "authentication-refused", "mailbox"],
  ["407", { status: 407 }, "proxy-failed", "mailbox"],
  ["302", { status: 302, headers: { location: "/login" } }, "answer-unreadable", "mailbox"],
  ["a page with 200", { status: 200, headers: page, body: "<html>" }, "answer-unreadable", "mailbox"],
  ["a page with 202", { status: 202, headers: page, body: "<html>" }, "answer-unreadable", "mailbox"],
  ["a page with 503", { status: 503, headers: page, body: "<html>" }, "server-failed", "network"],
  ["a page with 404", { status: 404, headers: page, body: "<html>" }, "configuration-invalid", "mailbox"],
  ["a page with 400", { status: 400, headers: page, body: "<html>" }, "request-refused", "mailbox"],
  ["417 with 07", code("07"), "request-refused", "mailbox"],
  ["417 with 16", code("16"), "request-refused", "mailbox"],
  ["417 with 17", code("17"), "request-refused", "mailbox"],
  ["417 with 12", code("12"), "recipient-unknown", "message"],
  ["417 with 06", code("06"), "request-refused", "message"],
  ["400", { status: 400 }, "request-refused", "message"],
  ["429", { status: 429 }, "throttled", "network"],
  ["500", { status: 500 }, "server-failed", "network"],
  ["a cut connection", "cut", "connection-lost", "network"],
])("ME-10: after %s a send says why and whose fault it is", async (_, answer, reason, fault) => {
  const server = await serverWith();
  server.answer = ({ url }) => (url.endsWith("/outbox") ? answer : { status: 200 });
  expect(await failureOf(transportTo(server).send(envelope))).toMatchObject({ reason, fault });
});

test("a message that is a page is a message: it has MESH's headers", async () => {
  const server = await serverWith();
  server.answer = () => ({ status: 200, headers: { ...page, "mex-messageid": "M1", "mex-from": "X" }, body: "<html>" });
  expect(await transportTo(server).download("M1")).toMatchObject({ type: "message", from: "X" });
  server.answer = () => ({ status: 200, headers: page, body: "<html>" });
  expect(await failureOf(transportTo(server).download("M1"))).toMatchObject({
    reason: "answer-unreadable",
    fault: "mailbox",
    certainty: "not-done",
  });
});
