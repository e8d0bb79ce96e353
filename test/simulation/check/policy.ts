// What the guide and docs/fallback.md say of the other way to a practice, written down once more: nothing here comes
// from the code that it judges.
import type { FallbackCause } from "../../../src/delivery/fallback/fallback.js";
import type { DeliveryRow, NewEvent } from "../../../src/delivery/store/rows.js";
import type { FallbackSettings } from "../script.js";
import type { Life } from "../world/scheduler.js";

/** Patient or practice are in doubt: a person decides, whatever the policy says. */
const inDoubt: readonly string[] = [
  ...["EPL-152", "EPL-153", "EPL-154", "30002", "30003", "20001", "20002", "20011", "20014"],
];

function causeOf(state: string, reason: string): FallbackCause | undefined {
  if (inDoubt.includes(reason)) return undefined;
  switch (state) {
    case "switched-off":
    case "rejected":
    case "overdue":
      return state;
    case "undeliverable":
      return reason === "EPL-151" ? "no-mailbox" : "undeliverable";
    default:
      return undefined;
  }
}

/** The states from which something goes another way, by itself or because a person says so. */
export const goesFrom: readonly string[] = ["switched-off", "undeliverable", "rejected", "refused", "overdue"];

/** Whether what came to a state for this reason must go another way by itself, instead of a person being told. */
export function mustGo(
  settings: FallbackSettings | undefined,
  life: Life,
  before: Pick<DeliveryRow, "fallbackAt" | "fallbackFailures"> | undefined,
  state: string,
  reason: string,
): boolean {
  const cause = causeOf(state, reason);
  if (settings === undefined || !life.hasFallback || cause === undefined) return false;
  // What was given up once is a person's.
  const isGivenUp = before !== undefined && before.fallbackAt === undefined && before.fallbackFailures > 0;
  return settings.after.includes(cause) && !isGivenUp;
}

/** A try that failed, or of which nobody knows. */
export const isFailedTry = (reason: string): boolean =>
  reason === unknownTry || (reason.startsWith("fallback-failed-") && reason !== leftTry);
export const unknownTry = "fallback-outcome-unknown";
/** A later version is to replace it. */
export const supersededTry = "fallback-failed-superseded";
/** No process has the other way any more. */
export const leftTry = "fallback-failed-left";

/** Each further try may bring the practice one more copy. */
export const mostUnknownTries = 3;

/** Tries of which nobody knows what became: no outcome was stored, or it is unknown. */
export function uncertainTries(events: readonly NewEvent[]): number {
  const known = (reason: string): boolean =>
    reason === "fallback-sent" || reason === leftTry || (isFailedTry(reason) && reason !== unknownTry);
  const began = events.filter(({ reason }) => reason === "fallback-began").length;
  return began - events.filter(({ reason }) => known(reason)).length;
}

/** The events since a person has had it tried anew. */
export const sinceAskedFor = (events: readonly NewEvent[]): readonly NewEvent[] =>
  events.slice(events.findLastIndex(({ reason }) => reason === "fallback-asked-for" || reason === "resend") + 1);

/** A try that fails for one of these is the last. */
export const isFinal = (reason: string): boolean =>
  [
    ...["no-address", "address-refused", "recipient-refused", "refused", "message-damaged", "interrupted"],
    "superseded",
  ].some((code) => reason === `fallback-failed-${code}`);
