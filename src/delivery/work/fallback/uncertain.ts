import type { NewEvent } from "../../store/rows.js";

/** After so many uncertain tries a person is told: each further one may bring the practice another copy. */
export const mostUncertain = 3;
export const unknownCode = "fallback-outcome-unknown";

const newRounds: readonly string[] = ["fallback-asked-for", "resend"];

/** Tries of which nobody knows whether the message went out, since no outcome was stored, or none is known. */
export function uncertainTries(events: readonly NewEvent[]): number {
  const count = (fits: (reason: string) => boolean): number => events.filter(({ reason }) => fits(reason)).length;
  return (
    count((reason) => reason === "fallback-began") -
    count((reason) => reason === "fallback-sent" || reason.startsWith("fallback-failed-"))
  );
}

/** The events since a person last had it tried. */
export function sinceAskedFor(events: readonly NewEvent[]): readonly NewEvent[] {
  return events.slice(events.findLastIndex(({ reason }) => newRounds.includes(reason)) + 1);
}
