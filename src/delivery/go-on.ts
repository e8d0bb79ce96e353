import { instantOf, type Instant } from "../values/dates.js";
import type { Attention, AttentionReason } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import type { DeliveryRecord } from "./record.js";
import { checkTransition, type DeliveryState } from "./states.js";

/** When a step is taken, and the deadlines that follow from it. */
export interface StepTime {
  readonly at: Instant;
  readonly deadlines: Deadlines;
}

/** The states in which an earlier attention stays open. Any other change of state closes it. */
const survives: Readonly<Partial<Record<AttentionReason, readonly DeliveryState[]>>> = {
  "not-sent-in-time": ["sending", "queued", "outcome-unknown"],
  "mesh-unusable": ["sending"],
  "answered-late": ["patient-matched", "replaced"],
};

/** The record in its next state. `reason` is a code, never free text. */
export function goOn(
  record: DeliveryRecord,
  to: DeliveryState,
  reason: string,
  { at, deadlines }: StepTime,
): DeliveryRecord {
  checkTransition(record.state, to);
  const sentAt = to === "sent" ? at : record.sentAt;
  return {
    ...record,
    state: to,
    history: [...record.history, { state: to, at, reason }],
    sentAt,
    dueAt: dueAt(to, record.dueAt, sentAt, deadlines),
    attention: stillHolds(record.attention, to),
  };
}

function stillHolds(attention: Attention | undefined, to: DeliveryState): Attention | undefined {
  return attention !== undefined && survives[attention.reason]?.includes(to) === true ? attention : undefined;
}

/** When the answer expected in a state is overdue. */
function dueAt(
  to: DeliveryState,
  before: Instant | undefined,
  sentAt: Instant | undefined,
  deadlines: Deadlines,
): Instant | undefined {
  if (to === "queued" || to === "sending" || to === "outcome-unknown") return before;
  if (to === "sent" && sentAt !== undefined) return instantOf(deadlines.infrastructure(new Date(sentAt)));
  if (to === "received" && sentAt !== undefined) return instantOf(deadlines.business(new Date(sentAt)));
  return undefined;
}
