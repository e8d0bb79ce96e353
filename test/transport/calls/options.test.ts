import { expect, test } from "vitest";
import type { CallOptions } from "../../../src/transport/transport.js";
import type { MeshEvent } from "../../../src/transport/mesh/events.js";
import type { MeshTransport, Operation } from "../../../src/transport/mesh/index.js";
import { againstServer, all } from "../support/against-server.js";
import { envelope, failureOf } from "../support/fixtures.js";

const mesh = againstServer();
const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

type Use = (transport: MeshTransport, options: CallOptions) => Promise<unknown>;

/** Every call of a transport. A new operation needs a row here. */
const calls: Readonly<Record<Exclude<Operation, "send-chunk">, Use>> = {
  handshake: (transport, options) => transport.handshake(options),
  send: (transport, options) => transport.send(envelope, options),
  list: (transport, options) => all(transport.listInbox(options)),
  count: (transport, options) => transport.count(options),
  download: (transport, options) => transport.download("M1", options),
  head: (transport, options) => transport.head("M1", options),
  acknowledge: (transport, options) => transport.acknowledge("M1", options),
  track: (transport, options) => transport.track("M1", options),
  "look-up": (transport, options) => transport.searchWorkflow("W", options),
};

const body = { messages: [], count: 0, message_id: "M1", results: [] };

test.each(Object.entries(calls))("the call %s keeps the caller's trace in its events", async (operation, use) => {
  const events: MeshEvent[] = [];
  const transport = mesh.open({ onEvent: (event) => events.push(event) });
  mesh.server.answer = ({ url }) => ({
    status: url.endsWith("/outbox") ? 202 : 200,
    headers: { "mex-messagetype": "DATA" },
    body: JSON.stringify(body),
  });
  await use(transport, { traceparent });
  for (const type of ["call-started", "call-ended"])
    expect(events).toContainEqual(expect.objectContaining({ type, operation, traceparent }));
  for (const { headers } of mesh.server.received) expect(JSON.stringify(headers)).not.toContain(traceparent);
});

test("parts after the first are calls of their own, with the same trace", async () => {
  const events: MeshEvent[] = [];
  const transport = mesh.open({ chunkBytes: 10, onEvent: (event) => events.push(event) });
  mesh.server.answer = () => ({ status: 202, body: JSON.stringify(body) });
  await transport.send({ ...envelope, body: new Uint8Array(25) }, { traceparent });
  const started = events
    .flatMap((event) => (event.type === "call-started" ? [event] : []))
    .filter(({ operation }) => operation !== "handshake");
  expect(started.map(({ operation }) => operation)).toEqual(["send", "send-chunk", "send-chunk"]);
  expect(started.every((event) => event.traceparent === traceparent)).toBe(true);
});

test.each(Object.entries(calls))("the call %s ends at once where the signal has aborted", async (_, use) => {
  const failure = await failureOf(use(mesh.transport, { signal: AbortSignal.abort() }));
  expect(failure).toMatchObject({ reason: "aborted", certainty: "not-done" });
  expect(mesh.server.received).toEqual([]);
});
