import { createServer, type AddressInfo, type Socket } from "node:net";
import { expect, test } from "vitest";
import { envelope, failureOf } from "./support/fixtures.js";
import { closedAfter, serverWith, transportTo } from "./support/servers.js";

const accepted = { status: 202, body: '{"message_id":"M1"}' } as const;

test("ME-13: of many sends to a slow server, only those that had left are unknown; the others were busy", async () => {
  const server = await serverWith();
  server.answer = ({ url }) => (url.endsWith("/outbox") ? "silence" : { status: 200 });
  const transport = transportTo(server, { limits: { waiting: 300, headers: 1_500 } });
  await transport.handshake();
  const failures = await Promise.all(Array.from({ length: 200 }, () => failureOf(transport.send(envelope))));
  const unknown = failures.filter(({ certainty }) => certainty === "unknown");
  const busy = failures.filter(({ reason }) => reason === "busy");
  expect(unknown.length).toBe(server.sends().length);
  expect(unknown.length).toBe(16);
  expect(unknown.every(({ reason, fault }) => reason === "timeout" && fault === "network")).toBe(true);
  expect(busy.length).toBe(184);
  expect(busy.every(({ certainty, resendCanHelp }) => certainty === "not-done" && resendCanHelp)).toBe(true);
});

test("a mailbox with many calls does not hold up another's", async () => {
  const server = await serverWith();
  const order: string[] = [];
  server.answer = ({ url }) => {
    order.push(url.split("/")[2] ?? "");
    return accepted;
  };
  const transport = transportTo(server, { mailboxes: () => ({}) });
  const other = transport.forMailbox("X26ABC2");
  await transport.send(envelope);
  await Promise.all([...Array.from({ length: 100 }, () => transport.send(envelope)), other.send(envelope)]);
  expect(order.indexOf("X26ABC2")).toBeLessThan(50);
});

test("ME-13: a server that takes the connection and sets up no TLS: certainly nothing was sent", async () => {
  const server = await serverWith();
  const sockets: Socket[] = [];
  const mute = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => mute.listen(0, "localhost", resolve));
  closedAfter(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => mute.close(resolve));
  });
  const transport = transportTo(server, {
    baseUrl: `https://localhost:${(mute.address() as AddressInfo).port}`,
    limits: { connecting: 100 },
  });
  expect(await failureOf(transport.send(envelope))).toMatchObject({
    reason: "unreachable",
    certainty: "not-done",
    fault: "network",
  });
});

test("ME-13: an answer whose body never ends is given up, and a send stays unknown", async () => {
  const server = await serverWith();
  server.answer = ({ url }) =>
    url.endsWith("/outbox")
      ? { raw: "HTTP/1.1 202 Accepted\r\ncontent-length: 19\r\n\r\n{", open: true }
      : { status: 200 };
  const transport = transportTo(server, { limits: { body: 200 } });
  expect(await failureOf(transport.send(envelope))).toMatchObject({ reason: "timeout", certainty: "unknown" });
});

test("the limit of the whole call holds for all attempts and pauses together", async () => {
  const server = await serverWith();
  const transport = transportTo(server, { limits: { total: 400 } });
  server.answer = () => ({ status: 503 });
  const startedAt = performance.now();
  expect(await failureOf(transport.count())).toMatchObject({ reason: "server-failed", status: 503 });
  server.answer = () => "silence";
  expect(await failureOf(transport.count())).toMatchObject({ reason: "timeout" });
  expect(performance.now() - startedAt).toBeLessThan(30_000);
});

test("ME-13: the caller's signal ends a call: certainly not sent before it left, unknown after", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  await transport.handshake();
  const before = new AbortController();
  before.abort();
  const ended = { reason: "aborted", fault: "network" };
  expect(await failureOf(transport.send(envelope, { signal: before.signal }))).toMatchObject({
    ...ended,
    certainty: "not-done",
  });
  expect(server.sends()).toHaveLength(0);
  const during = new AbortController();
  server.answer = () => {
    during.abort(new Error("the caller's own words"));
    return "silence";
  };
  const failure = await failureOf(transport.send(envelope, { signal: during.signal }));
  expect(failure).toMatchObject({ ...ended, certainty: "unknown" });
  expect(String(failure.cause)).not.toContain("own words");
  server.answer = () => accepted;
  expect(await transport.send(envelope)).toEqual({ messageId: "M1" });
});

test("the caller's signal ends the pause before a second attempt", async () => {
  const server = await serverWith();
  const transport = transportTo(server);
  server.answer = () => ({ status: 503, headers: { "retry-after": "30" } });
  const control = new AbortController();
  const call = failureOf(transport.count({ signal: control.signal }));
  await expect.poll(() => server.received.length).toBe(1);
  control.abort();
  expect(await call).toMatchObject({ reason: "aborted", certainty: "not-done" });
});

test("the caller's signal ends the wait for the handshake before a first send", async () => {
  const server = await serverWith();
  const transport = transportTo(server, { limits: { headers: 500 } });
  const control = new AbortController();
  server.answer = () => {
    control.abort();
    return "silence";
  };
  expect(await failureOf(transport.send(envelope, { signal: control.signal }))).toMatchObject({
    reason: "aborted",
    certainty: "not-done",
  });
});
