import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from "@opentelemetry/api";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { meshTelemetry } from "../../src/opentelemetry/index.js";
import type { MeshEvent } from "../../src/transport/mesh/index.js";
import { recordedTelemetry, type RecordedTelemetry } from "./support/recorded-telemetry.js";

const common = { at: new Date("2026-11-20T10:30:00Z"), mailboxId: "X26ABC1" } as const;
const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const noBytes = { sentBytes: 0, receivedBytes: 0 } as const;

let recorded: RecordedTelemetry;
let onEvent: (event: MeshEvent) => void;
beforeEach(() => {
  recorded = recordedTelemetry();
  onEvent = meshTelemetry({ ...recorded, serverAddress: "mesh.example" });
});
afterEach(() => recorded.close());

const tell = (...events: readonly MeshEvent[]): void => {
  for (const event of events) onEvent(event);
};

/** A send that was answered with this status. */
const sent = (callId: number, status: number, more: { readonly traceparent?: string } = {}): readonly MeshEvent[] => [
  { ...common, type: "call-started", callId, operation: "send", ...more },
  {
    ...common,
    ...{ type: "attempt-ended", callId, operation: "send", attempt: 1, durationMs: 240, status },
    ...{ sentBytes: 36_000, receivedBytes: 80 },
  },
  {
    ...common,
    ...{ type: "call-ended", callId, operation: "send", attempts: 1, durationMs: 250, outcome: "answered", status },
    ...more,
  },
];

/** A download whose first attempt got no answer and whose second was refused; the third was answered. */
const retried: readonly MeshEvent[] = [
  { ...common, type: "call-started", callId: 7, operation: "download" },
  {
    ...{ ...common, ...noBytes, type: "attempt-ended", callId: 7, operation: "download" },
    ...{ attempt: 1, durationMs: 5, reason: "connection-lost" },
  },
  {
    ...{ ...common, ...noBytes, type: "attempt-ended", callId: 7, operation: "download" },
    ...{ attempt: 2, durationMs: 5, status: 503 },
  },
  {
    ...{ ...common, type: "attempt-ended", callId: 7, operation: "download", sentBytes: 0, receivedBytes: 1_200 },
    ...{ attempt: 3, durationMs: 5, status: 200 },
  },
  {
    ...{ ...common, type: "call-ended", callId: 7, operation: "download", attempts: 3, durationMs: 900 },
    ...{ outcome: "answered", status: 200 },
  },
];

describe("spans", () => {
  test("a call is a client span with the attributes of the semantic conventions", () => {
    tell(...sent(1, 202));
    const [span, ...others] = recorded.spans();
    expect(others).toEqual([]);
    expect(span).toMatchObject({
      name: "mesh send",
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      events: [],
      attributes: {
        "http.request.method": "POST",
        "http.response.status_code": 202,
        "server.address": "mesh.example",
        "mesh.operation": "send",
        "mesh.mailbox_id": "X26ABC1",
      },
    });
    expect(span?.attributes).not.toHaveProperty("error.type");
  });

  test("a refusal and a call without an answer are errors, by status or by the MeshError's reason", () => {
    tell(...sent(1, 417));
    tell(
      { ...common, type: "call-started", callId: 2, operation: "list" },
      {
        ...{ ...common, type: "call-ended", callId: 2, operation: "list", attempts: 1, durationMs: 5 },
        outcome: "unreachable",
      },
    );
    const found = recorded.spans().map(({ status, attributes }) => [status.code, attributes["error.type"]]);
    expect(found).toEqual([
      [SpanStatusCode.ERROR, "417"],
      [SpanStatusCode.ERROR, "unreachable"],
    ]);
  });

  test("attempts that failed are events of the span, which says how often it was sent again", () => {
    tell(...retried);
    const [span] = recorded.spans();
    expect(span?.events.map(({ name, attributes }) => [name, attributes])).toEqual([
      ["attempt failed", { "mesh.attempt": 1, "error.type": "connection-lost" }],
      ["attempt failed", { "mesh.attempt": 2, "error.type": "503", "http.response.status_code": 503 }],
    ]);
    expect(span?.attributes).toMatchObject({ "http.request.resend_count": 2, "http.response.status_code": 200 });
    expect(span?.status.code).toBe(SpanStatusCode.UNSET);
  });

  test("calls under way at once, also of two mailboxes, are spans of their own", () => {
    const own = sent(1, 202);
    const other = sent(1, 202).map((event) => ({ ...event, mailboxId: "X26ABC2" }));
    for (const [place, event] of own.entries()) tell(event, ...other.slice(place, place + 1));
    const mailboxes = recorded.spans().map(({ attributes }) => attributes["mesh.mailbox_id"]);
    expect(mailboxes).toEqual(["X26ABC1", "X26ABC2"]);
    tell(...own.slice(-1));
    expect(recorded.spans()).toHaveLength(2);
  });

  test("the parent is the call's traceparent", () => {
    tell(...sent(1, 202, { traceparent }));
    const [span] = recorded.spans();
    expect(span?.spanContext().traceId).toBe("4bf92f3577b34da6a3ce929d0e0e4736");
    expect(span?.parentSpanContext).toMatchObject({ spanId: "00f067aa0ba902b7", isRemote: true });
  });

  test("without one, or with one that is none, the parent is the span that is active when the call starts", () => {
    let active: Context = ROOT_CONTEXT;
    context.setGlobalContextManager({
      active: () => active,
      with: (_, work, self, ...args) => work.apply(self, args),
      bind: (_, target) => target,
      enable() {
        return this;
      },
      disable() {
        return this;
      },
    });
    try {
      const parent = recorded.tracer.startSpan("the caller's");
      active = trace.setSpan(ROOT_CONTEXT, parent);
      tell(...sent(1, 202), ...sent(2, 202, { traceparent: "00-0-0-00" }));
      const parents = recorded.spans().map(({ parentSpanContext }) => parentSpanContext?.spanId);
      expect(parents).toEqual([parent.spanContext().spanId, parent.spanContext().spanId]);
    } finally {
      context.disable();
    }
  });
});

test("metrics count calls, retries, failures, bytes, connections and warnings, and no mailbox", async () => {
  tell(...sent(1, 202), ...sent(2, 417), ...retried);
  tell({ ...common, type: "connected", durationMs: 9, resumed: true });
  tell({ ...common, type: "warning", warning: "certificate-expires", words: "Renew the certificate." });
  const send = { "mesh.operation": "send" };
  const download = { "mesh.operation": "download" };
  const accepted = { ...send, "http.response.status_code": 202 };
  const refused = { ...send, "http.response.status_code": 417, "error.type": "417" };
  const downloaded = { ...download, "http.response.status_code": 200 };
  const values = await recorded.values();
  const of = (name: string): readonly unknown[] =>
    values.filter((each) => each.name === `mesh.client.${name}`).map(({ attributes, value }) => [attributes, value]);
  const each = [
    [accepted, 1],
    [refused, 1],
    [downloaded, 1],
  ];
  expect(of("calls")).toEqual(each);
  expect(of("retries")).toEqual([[download, 2]]);
  expect(of("failures")).toEqual([[refused, 1]]);
  expect(of("sent")).toEqual([
    [send, 72_000],
    [download, 0],
  ]);
  expect(of("received")).toEqual([
    [send, 160],
    [download, 1_200],
  ]);
  expect(of("connections")).toEqual([[{ "mesh.tls_resumed": true }, 1]]);
  expect(of("warnings")).toEqual([[{ "mesh.warning": "certificate-expires" }, 1]]);
  expect(of("call.duration")).toMatchObject([
    [accepted, { count: 1, sum: 0.25 }],
    [refused, { count: 1, sum: 0.25 }],
    [downloaded, { count: 1, sum: 0.9 }],
  ]);
});

test("without a registered provider nothing happens", () => {
  const silent = meshTelemetry();
  for (const event of retried) silent(event);
});
