import { assertNever } from "../../../errors.js";
import { MeshError, usualFaults, type Certainty, type MeshFault } from "../../../transport/mesh-error.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { goOn, needing, stepFrom, type Step, type StepTime } from "../../step.js";
import type { DeliveryFacts, Millis, NewAttention, NewEvent } from "../../store/rows.js";
import { StoreError } from "../../store/store-error.js";
import type { ClaimedSend, SendCompletion } from "../../store/store.js";
import { jittered, pauseAfter } from "./pauses.js";

/** What a send came to. */
export interface Posted {
  readonly certainty: Certainty;
  readonly messageId: string | undefined;
  readonly error: unknown;
  /** Whose fault the error is. Undefined: nobody's who sends other messages (the lease was lost). */
  readonly fault: MeshFault | undefined;
}

/**
 * A message that certainly was not sent waits at most so long for its own sake: the mailbox's breaker does the rest,
 * and the message must go soon after MESH works again.
 */
const longestOwnPauseMs = 60_000;

/** What is stored of a send. */
export function completionOf(context: DeliveryContext, claim: ClaimedSend, posted: Posted, at: Millis): SendCompletion {
  const { row } = claim;
  const time: StepTime = { at, deadlines: context.deadlines };
  const reason = posted.certainty === "done" ? "mesh-accepted" : reasonOf(posted.error);
  const step = stepAfter(context, claim, posted, reason, time);
  const event: NewEvent = { deliveryId: row.id, at, state: step.row.state, reason, by: undefined };
  return {
    deliveryId: row.id,
    fence: row.fence,
    attempt: {
      number: claim.attempt,
      endedAt: at,
      outcome: posted.certainty,
      reason: posted.certainty === "done" ? undefined : reason,
      meshMessageId: posted.messageId,
    },
    set: { ...step.set, state: step.row.state },
    event,
    open: [...step.open, ...mailboxNeeds(context, claim, posted, at)],
  };
}

function stepAfter(
  context: DeliveryContext,
  { row, mayHaveArrived }: ClaimedSend,
  { certainty, error, fault }: Posted,
  reason: string,
  time: StepTime,
): Step {
  const begun = stepFrom(row);
  switch (certainty) {
    case "done":
      return goOn(begun, "sent", reason, time, { failures: 0 });
    case "unknown":
      return unknownAgain(context, begun, reason, time, fault === undefined ? 0 : undefined);
    case "not-done": {
      if (fault === "message") {
        return mayHaveArrived
          ? unknownForGood(context, begun, reason, time)
          : needing(goOn(begun, "refused", reason, time), "not-sent", context.newId(), time, wordsOf(error));
      }
      const failures = row.failures + 1;
      const runAt = time.at + Math.min(pauseAfter(context, failures), longestOwnPauseMs);
      return goOn(begun, mayHaveArrived ? "outcome-unknown" : "queued", reason, time, { runAt, failures });
    }
    default:
      return assertNever(certainty, "certainty");
  }
}

/**
 * The step after a send without an answer: the same bytes go again later, or after `inMs`, though only so many times.
 */
export function unknownAgain(
  context: DeliveryContext,
  step: Step,
  reason: string,
  time: StepTime,
  inMs?: Millis,
): Step {
  const { unknownOutcomes } = step.row;
  const after = context.work.resendAfterMs[unknownOutcomes];
  const facts: Partial<DeliveryFacts> = { unknownOutcomes: unknownOutcomes + 1, failures: 0 };
  if (after === undefined) return unknownForGood(context, step, reason, time, facts);
  return goOn(step, "outcome-unknown", reason, time, { ...facts, runAt: time.at + (inMs ?? jittered(context, after)) });
}

/** A person must find out whether it arrived. */
function unknownForGood(
  context: DeliveryContext,
  step: Step,
  reason: string,
  time: StepTime,
  facts: Partial<DeliveryFacts> = {},
): Step {
  return needing(goOn(step, "outcome-unknown", reason, time, facts), "outcome-unknown", context.newId(), time);
}

/** One attention for the whole mailbox, however many of its messages fail. */
function mailboxNeeds(
  { newId }: DeliveryContext,
  { row: { mailboxId } }: ClaimedSend,
  { certainty, error, fault }: Posted,
  since: Millis,
): readonly NewAttention[] {
  if (fault !== "mailbox" || certainty === "done") return [];
  const subject = { mailboxId, deliveryId: undefined, inboxMessageId: undefined };
  return [{ ...subject, id: newId(), reason: "mesh-unusable", detail: wordsOf(error), since }];
}

/** Errors of ours say what to do, and hold no patient's data. Nobody knows what another error holds. */
function wordsOf(error: unknown): string | undefined {
  return error instanceof MeshError || error instanceof StoreError ? error.message : undefined;
}

function reasonOf(error: unknown): string {
  if (error instanceof StoreError) return "message-damaged";
  return error instanceof MeshError && Object.hasOwn(usualFaults, error.reason) ? error.reason : "unexpected-error";
}
