import { expect, test } from "vitest";
import { envelope, failureOf } from "./support/fixtures.js";
import type { Answer } from "./support/mesh-server.js";
import { all, serverWith, transportTo } from "./support/servers.js";

test.each([408, 429, 500, 502, 503, 504])("ME-13: a send that is answered with %i is not repeated", async (status) => {
  const server = await serverWith();
  server.answer = ({ url }) => ({ status: url.endsWith("/outbox") ? status : 200 });
  await failureOf(transportTo(server).send(envelope));
  expect(server.sends()).toHaveLength(1);
});

const count = { status: 200, body: '{"count":3}' } as const;

test.each<[string, Answer]>([
  ["503", { status: 503 }],
  ["429 with Retry-After: 0", { status: 429, headers: { "retry-after": "0" } }],
  ["408", { status: 408 }],
  ["a cut connection", "cut"],
])("ME-02: what may be made twice is tried again after %s, each time with a new token", async (_, first) => {
  const server = await serverWith();
  server.answer = () => (server.received.length === 1 ? first : count);
  expect(await transportTo(server).count()).toBe(3);
  const tokens = server.received.map(({ headers }) => headers.authorization);
  expect(tokens).toHaveLength(2);
  expect(new Set(tokens).size).toBe(2);
});

test("a call is tried again at most twice", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  server.answer = () => ({ status: 503 });
  expect(await failureOf(all(transport.listInbox()))).toMatchObject({ reason: "server-failed", status: 503 });
  expect(server.received).toHaveLength(3);
});

test.each([400, 403, 404, 410, 417])("what %i says will not change: it is not tried again", async (status) => {
  const server = await serverWith();
  server.answer = () => ({ status });
  await failureOf(transportTo(server).download("M1"));
  expect(server.received).toHaveLength(1);
});

test("Retry-After is kept, and where it is beyond the call's time there is no second attempt", async () => {
  const server = await serverWith();
  const transport = transportTo(server, { limits: { total: 20_000 } });
  server.answer = () => (server.received.length === 1 ? { status: 503, headers: { "retry-after": "1" } } : count);
  const startedAt = performance.now();
  expect(await transport.count()).toBe(3);
  expect(performance.now() - startedAt).toBeGreaterThan(950);
  server.answer = () => ({ status: 429, headers: { "retry-after": "3600" } });
  expect(await failureOf(transport.count())).toMatchObject({ reason: "throttled", fault: "network" });
  server.answer = () => ({ status: 503, headers: { "retry-after": new Date(Date.now() + 3_600_000).toUTCString() } });
  expect(await failureOf(transport.count())).toMatchObject({ reason: "server-failed" });
  expect(server.received).toHaveLength(4);
});
