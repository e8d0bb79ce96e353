import { changeRecord } from "../../change-record.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { dealtWithByFallback } from "../../fallback/dealt-with.js";
import type { FallbackPolicy } from "../../fallback/policy.js";
import { mayGo } from "../../states.js";
import { changeOf, closing, goOn, needing, noted, stepFrom, type Step, type StepTime } from "../../step.js";
import type { DeliveryRow, Millis } from "../../store/rows.js";
import { jittered } from "../send/pauses.js";
import { failureDetails, type FallbackFailure } from "./failures.js";
import { isStill } from "./try-content.js";
import { mostUncertain, uncertainTries, unknownCode } from "./uncertain.js";

const bothWays =
  "The consultation had just been sent to the practice another way when this delivery went on: the practice may have " +
  "it twice.";

/** When a try ended, and whether that may be stored already. */
export interface TryEnd {
  readonly at: Millis;
  readonly isAgain: boolean;
}

/** Stores that a message was sent, even if the lease was lost meanwhile: it cannot be taken back. */
export async function storeSent(context: DeliveryContext, { id }: DeliveryRow, end: TryEnd): Promise<void> {
  if (await isStored(context, id, "fallback-sent", end)) return;
  const time: StepTime = { at: end.at, deadlines: context.deadlines };
  await changeRecord(context, id, (row) => {
    if (mayGo(row.state, "sent-by-fallback")) {
      const step = goOn(stepFrom(row), "sent-by-fallback", "fallback-sent", time, { fallbackFrom: row.state });
      return closing(step, "sent-by-fallback", time, dealtWithByFallback);
    }
    const step = noted(stepFrom(row), "fallback-sent", time);
    // Another try of the same message had succeeded.
    if (row.state === "sent-by-fallback") return step;
    return needing(step, "answered-after-end", context.newId(), time, bothWays);
  });
}

/** Stores that a try failed, with the time of the next one or an attention. */
export async function storeFailure(
  context: DeliveryContext,
  policy: FallbackPolicy,
  claimed: DeliveryRow,
  failure: FallbackFailure,
  end: TryEnd,
): Promise<void> {
  if (await isStored(context, claimed.id, reasonOf(failure), end)) return;
  const time: StepTime = { at: end.at, deadlines: context.deadlines };
  for (let row: DeliveryRow | undefined = claimed; row !== undefined && isStill(row, claimed);) {
    const step = await afterFailure(context, policy, row, failure, time);
    if (await context.store.apply(changeOf([step]))) return;
    row = await context.store.findById(claimed.id);
  }
  // Another worker has it, or it is no longer needed: the try is kept for the audit, and changes nothing else.
  await changeRecord(context, claimed.id, (row) => noted(stepFrom(row), reasonOf(failure), time));
}

async function afterFailure(
  context: DeliveryContext,
  policy: FallbackPolicy,
  row: DeliveryRow,
  failure: FallbackFailure,
  time: StepTime,
): Promise<Step> {
  const reason = reasonOf(failure);
  const pauseMs = policy.retryAfterMs[row.fallbackFailures - 1];
  if (pauseMs !== undefined && failure.laterCanHelp && !(await isTooUncertain(context, row, reason)))
    return noted(stepFrom(row), reason, time, { fallbackAt: time.at + jittered(context, pauseMs) });
  const step = noted(stepFrom(row), reason, time, { fallbackAt: undefined });
  return needing(step, "fallback-failed", context.newId(), time, failureDetails[failure.code]);
}

/** A try counts once: the store may have taken its outcome though the answer was lost. */
async function isStored({ store }: DeliveryContext, id: string, reason: string, end: TryEnd): Promise<boolean> {
  if (!end.isAgain) return false;
  return (await store.listEvents(id)).some((event) => event.reason === reason && event.at === end.at);
}

async function isTooUncertain({ store }: DeliveryContext, { id }: DeliveryRow, reason: string): Promise<boolean> {
  if (reason !== unknownCode) return false;
  return uncertainTries(await store.listEvents(id)) >= mostUncertain;
}

function reasonOf({ code }: FallbackFailure): string {
  return code === "outcome-unknown" ? unknownCode : `fallback-failed-${code}`;
}
