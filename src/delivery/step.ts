import type { AttentionReason } from "./attention.js";
import type { Deadlines } from "./deadlines.js";
import { checkTransition, isOver, type DeliveryState } from "./states.js";
import type {
  AttentionClosing,
  AttemptChange,
  Change,
  ItemChange,
  PracticeChange,
  RecordChange,
} from "./store/change.js";
import type { DeliveryFacts, DeliveryRow, Millis, NewAttention, NewEvent } from "./store/rows.js";

/** When a step is taken, by whom, and what follows from it. */
export interface StepTime {
  readonly at: Millis;
  readonly deadlines: Deadlines;
  /** The person, where one does it. */
  readonly by?: string;
}

/** One step of one delivery, as data: the row after it, and what is stored beside it. */
export interface Step {
  readonly row: DeliveryRow;
  readonly set: Partial<DeliveryFacts>;
  readonly raisesFence: boolean;
  readonly events: readonly NewEvent[];
  readonly open: readonly NewAttention[];
  readonly close: readonly AttentionClosing[];
  readonly practices: readonly PracticeChange[];
  /** Those of the events that brought it to another state. */
  readonly moves: readonly NewEvent[];
}

/** A step that changes nothing yet. */
export function stepFrom(row: DeliveryRow): Step {
  return { row, set: {}, raisesFence: false, events: [], open: [], close: [], practices: [], moves: [] };
}

/**
 * The step, and the delivery in its next state. Leaving `sending` so takes it from whoever is sending it, and nothing
 * goes another way any more, unless that is said anew.
 */
export function goOn(
  step: Step,
  to: DeliveryState,
  reason: string,
  time: StepTime,
  more: Partial<DeliveryFacts> = {},
): Step {
  const { row } = step;
  checkTransition(row.state, to);
  const sentAt = to === "sent" ? time.at : row.sentAt;
  const endedAt = isOver(to) ? time.at : undefined;
  const set = {
    state: to,
    runAt: undefined,
    sentAt,
    dueAt: dueAt(to, row.dueAt, sentAt, time),
    endedAt,
    ...(row.fallbackAt !== undefined && { fallbackAt: undefined }),
    ...more,
  };
  const event = eventOf(row.id, to, reason, time);
  return {
    ...step,
    row: { ...row, ...set },
    set: { ...step.set, ...set },
    raisesFence: step.raisesFence || row.state === "sending",
    events: [...step.events, event],
    moves: [...step.moves, event],
  };
}

/** The step, and an event that changes no state. */
export function noted(step: Step, reason: string, time: StepTime, set: Partial<DeliveryFacts> = {}): Step {
  return {
    ...step,
    row: { ...step.row, ...set },
    set: { ...step.set, ...set },
    events: [...step.events, eventOf(step.row.id, step.row.state, reason, time)],
  };
}

function eventOf(deliveryId: string, state: DeliveryState, reason: string, { at, by }: StepTime): NewEvent {
  return { deliveryId, at, state, reason, by };
}

/** The step, and an attention that a person must deal with. */
export function needing(step: Step, reason: AttentionReason, id: string, time: StepTime, detail?: string): Step {
  const { mailboxId, id: deliveryId } = step.row;
  const attention = { id, mailboxId, deliveryId, inboxMessageId: undefined, reason, detail, since: time.at };
  return { ...step, open: [...step.open, attention] };
}

/** The step, and the end of open attentions of the delivery: of some reasons, or of all. */
export function closing(step: Step, how: string, time: StepTime, reasons?: readonly AttentionReason[]): Step {
  const close = { deliveryId: step.row.id, ...(reasons && { reasons }), at: time.at, by: time.by, how };
  return { ...step, close: [...step.close, close] };
}

/** What the store is asked for. Each row still has the version that it had before the steps. */
export function changeOf(
  steps: readonly Step[],
  more: Pick<Change, "add"> & {
    readonly items?: readonly ItemChange[];
    readonly attempts?: readonly AttemptChange[];
    readonly ifLeaseRanOut?: true;
  } = {},
): Change {
  const { ifLeaseRanOut, ...rest } = more;
  const records = steps.map(({ row, set, raisesFence }): RecordChange => ({
    id: row.id,
    version: row.version,
    set,
    ...(raisesFence && { raisesFence }),
    ...(ifLeaseRanOut && { ifLeaseRanOut }),
  }));
  return {
    ...rest,
    records,
    events: steps.flatMap(({ events }) => events),
    open: steps.flatMap(({ open }) => open),
    close: steps.flatMap(({ close }) => close),
    practices: steps.flatMap(({ practices }) => practices),
    moves: steps.flatMap(({ row, moves }) => moves.map((event) => ({ row, event }))),
  };
}

/** When the answer expected in a state is overdue. */
function dueAt(
  to: DeliveryState,
  before: Millis | undefined,
  sentAt: Millis | undefined,
  { at, deadlines }: StepTime,
): Millis | undefined {
  if (to === "queued" || to === "sending" || to === "outcome-unknown") return before;
  if (to === "sent" && sentAt !== undefined) return deadlines.infrastructure(new Date(sentAt)).getTime();
  // Nobody knows when it was sent where no send was ever answered: the first answer counts then.
  if (to === "received") return deadlines.business(new Date(sentAt ?? at)).getTime();
  return undefined;
}
