import { expect, test } from "vitest";
import { meshEnvironments, meshTransport, type MeshEvent } from "../../src/transport/mesh/index.js";
import { envelope, failureOf, optionsFor } from "./support/fixtures.js";
import { serverWith, transportTo } from "./support/servers.js";

test("each call tells of its start, its attempts and its end", async () => {
  const server = await serverWith();
  const events: MeshEvent[] = [];
  server.answer = () => (server.received.length === 1 ? { status: 503 } : { status: 200, body: '{"count":3}' });
  const at = new Date("2026-07-01T12:00:00Z");
  const transport = transportTo(server, { onEvent: (event) => events.push(event), clock: () => at });
  await transport.count({ traceparent: "00-1-2-01" });
  const common = { at, mailboxId: "X26ABC1" };
  const call = { ...common, callId: 1, operation: "count" };
  const durationMs = expect.any(Number) as number;
  expect(events.filter(({ type }) => type !== "warning")).toEqual([
    { ...call, type: "call-started", traceparent: "00-1-2-01" },
    { ...common, type: "connected", durationMs, resumed: false },
    { ...call, type: "attempt-ended", attempt: 1, durationMs, status: 503, sentBytes: 0, receivedBytes: 0 },
    { ...call, type: "attempt-ended", attempt: 2, durationMs, status: 200, sentBytes: 0, receivedBytes: 11 },
    {
      ...call,
      type: "call-ended",
      attempts: 2,
      durationMs,
      outcome: "answered",
      status: 200,
      traceparent: "00-1-2-01",
    },
  ]);
});

test("a call without an answer tells the reason, and another mailbox's its id", async () => {
  const server = await serverWith();
  const events: MeshEvent[] = [];
  server.answer = ({ url }) => (url.endsWith("/outbox") ? "cut" : { status: 200 });
  const transport = transportTo(server, { onEvent: (event) => events.push(event), mailboxes: () => ({}) });
  await failureOf(transport.forMailbox("X26HC0001").send(envelope));
  expect(events.filter(({ type }) => type === "call-ended")).toMatchObject([
    { callId: 2, operation: "handshake", outcome: "answered", mailboxId: "X26HC0001" },
    { callId: 1, operation: "send", outcome: "connection-lost", attempts: 1, mailboxId: "X26HC0001" },
  ]);
  expect(events.filter(({ type }) => type === "attempt-ended")).toMatchObject([
    { callId: 2 },
    { callId: 1, reason: "connection-lost", sentBytes: envelope.body.byteLength },
  ]);
});

test.each<[string, () => unknown]>([
  [
    "throws",
    () => {
      throw new Error("of the listener");
    },
  ],
  ["rejects", () => Promise.reject(new Error("of the listener"))],
])("a listener that %s changes nothing", async (_, onEvent) => {
  const server = await serverWith();
  await transportTo(server, { onEvent }).handshake();
  expect(server.received).toHaveLength(1);
});

test("ME-01: an address that NHS England gives up is warned of", async () => {
  const server = await serverWith();
  const warnings = (baseUrl: string): readonly string[] => {
    const events: MeshEvent[] = [];
    meshTransport(optionsFor(server, { baseUrl, onEvent: (event) => events.push(event) }));
    return events.flatMap((event) => (event.type === "warning" ? [event.warning] : []));
  };
  expect(Object.values(meshEnvironments).map(({ url }) => warnings(url))).toEqual([
    [],
    [],
    ["environment-deprecated"],
    ["environment-deprecated"],
  ]);
});
