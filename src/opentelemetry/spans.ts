import { context, isSpanContextValid, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { Context, Span, Tracer } from "@opentelemetry/api";
import type { AttemptEnded, CallEnded, CallStarted, MeshEvent } from "../transport/mesh/events.js";
import { methods, names, outcomeOf } from "./attributes.js";

type Of<Kind> = Kind & Pick<MeshEvent, "mailboxId">;

/** The spans of the calls that are under way. */
export interface CallSpans {
  readonly start: (event: Of<CallStarted>) => void;
  /** An attempt that failed is an event of the span. */
  readonly note: (event: Of<AttemptEnded>) => void;
  readonly end: (event: Of<CallEnded>) => void;
}

/** Spans begin and end when they are told of, so that their times are those of the program's other spans. */
export function callSpans(tracer: Tracer, serverAddress: string | undefined): CallSpans {
  const underWay = new Map<string, Span>();
  const keyOf = ({ mailboxId, callId }: Of<Pick<CallStarted, "callId">>): string => `${mailboxId} ${callId}`;
  const server = serverAddress === undefined ? {} : { [names.server]: serverAddress };
  return {
    start(event) {
      const { operation, mailboxId, traceparent } = event;
      const attributes = {
        [names.method]: methods[operation],
        [names.operation]: operation,
        [names.mailbox]: mailboxId,
        ...server,
      };
      const parent = parentOf(traceparent) ?? context.active();
      underWay.set(keyOf(event), tracer.startSpan(`mesh ${operation}`, { kind: SpanKind.CLIENT, attributes }, parent));
    },
    note(event) {
      const outcome = outcomeOf({ ...event, outcome: event.reason ?? "answered" });
      if (names.error in outcome)
        underWay.get(keyOf(event))?.addEvent("attempt failed", { [names.attempt]: event.attempt, ...outcome });
    },
    end(event) {
      const span = underWay.get(keyOf(event));
      if (span === undefined) return;
      underWay.delete(keyOf(event));
      const outcome = outcomeOf(event);
      span.setAttributes({ ...outcome, ...(event.attempts > 1 ? { [names.resends]: event.attempts - 1 } : {}) });
      if (names.error in outcome) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}

/** The caller's span, from a W3C traceparent. Undefined where there is none or it is malformed. */
function parentOf(traceparent: string | undefined): Context | undefined {
  const [, traceId = "", spanId = "", flags = ""] =
    /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(?:-|$)/.exec(traceparent ?? "") ?? [];
  const parent = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(parent) ? trace.setSpanContext(ROOT_CONTEXT, parent) : undefined;
}
