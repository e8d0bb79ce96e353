import { SpanKind, SpanStatusCode, type Attributes, type Tracer } from "@opentelemetry/api";
import type { DeliveryActivity } from "../delivery/insight/activity.js";
import { deliveryNames as names } from "./delivery-metrics.js";

interface SpanRow {
  readonly name: string;
  readonly kind: SpanKind;
  readonly durationMs: number;
  readonly attributes: Attributes;
  readonly isError: boolean;
}

/**
 * A span for each submission, send and answer, made when it is over. Those of one delivery share its id: days may lie
 * between them, and processes.
 */
export function deliverySpans(tracer: Tracer): (activity: DeliveryActivity) => void {
  return (activity) => {
    const row = spanOf(activity);
    if (row === undefined) return;
    // By the system's clock, like all other spans, whatever clock the delivery has.
    const end = Date.now();
    const { name, kind, attributes } = row;
    const span = tracer.startSpan(name, { kind, attributes, startTime: end - row.durationMs });
    if (row.isError) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(end);
  };
}

function spanOf(activity: DeliveryActivity): SpanRow | undefined {
  switch (activity.type) {
    case "submitted":
      return activity.durationMs === undefined
        ? undefined
        : {
            name: "update_record submit",
            kind: SpanKind.PRODUCER,
            durationMs: activity.durationMs,
            attributes: { [names.deliveryId]: activity.deliveryId, [names.mailbox]: activity.mailboxId },
            isError: false,
          };
    case "send-ended": {
      const { deliveryId, mailboxId, attempt, outcome, reason, durationMs } = activity;
      return {
        name: "update_record send",
        kind: SpanKind.INTERNAL,
        durationMs,
        attributes: {
          [names.deliveryId]: deliveryId,
          [names.mailbox]: mailboxId,
          [names.attempt]: attempt,
          [names.outcome]: outcome,
          ...(reason !== undefined && { [names.error]: reason }),
        },
        isError: outcome !== "done",
      };
    }
    case "answered": {
      const { deliveryId, mailboxId, kind, code, durationMs } = activity;
      return {
        name: "update_record match",
        kind: SpanKind.CONSUMER,
        durationMs,
        attributes: {
          [names.mailbox]: mailboxId,
          [names.kind]: kind,
          [names.isMatched]: deliveryId !== undefined,
          ...(deliveryId !== undefined && { [names.deliveryId]: deliveryId }),
          ...(code !== undefined && { [names.code]: code }),
        },
        isError: false,
      };
    }
    default:
      return undefined;
  }
}
