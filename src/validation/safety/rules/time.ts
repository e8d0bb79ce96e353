import type { FhirDateTime } from "../../../values/dates.js";
import { isAfter, isApart, isBefore, isLaterDay, spanOf } from "../facts/moments.js";
import { confirmAt, errorAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** How far two computers' clocks may differ. */
const clockDifference = 5 * 60_000;

/**
 * How many days after the encounter a message may normally be sent, and how near to the encounter a measurement is
 * normally taken.
 */
const usualDays = 7;

export const timeGoesForward: SafetyRule = {
  id: "CS-10",
  text: "Nothing is in the future, nothing ends before it begins, and nothing happens before the patient's birth.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check({ patient: { birthDate }, startedAt, endedAt, measuredAt, supplies }, { now }) {
    const found: SafetyFinding[] = [];
    const isInFuture = (time: FhirDateTime): boolean => isAfter(time, now.getTime() + clockDifference);
    const isStartInFuture = startedAt !== undefined && isInFuture(startedAt.value);
    if (startedAt !== undefined) {
      if (birthDate !== undefined && isLaterDay(birthDate.value, startedAt.value))
        found.push(
          errorAt(
            birthDate.path,
            "time-backwards",
            "The date of birth is after the encounter: correct one of the two.",
          ),
        );
      if (isStartInFuture)
        found.push(
          errorAt(
            startedAt.path,
            "in-future",
            "The encounter is in the future: correct the time, or the clock of this computer.",
          ),
        );
      if (endedAt !== undefined && isBefore(endedAt.value, startedAt.value))
        found.push(
          errorAt(endedAt.path, "time-backwards", "The encounter ends before it starts: correct one of the two times."),
        );
    }
    for (const { value, path } of measuredAt)
      if (value === startedAt?.value ? isStartInFuture : isInFuture(value))
        found.push(
          errorAt(
            path,
            "in-future",
            "The measurement is in the future: correct the time, or the clock of this computer.",
          ),
        );
    for (const { suppliedAt } of supplies) {
      if (suppliedAt === undefined || birthDate === undefined || !isLaterDay(birthDate.value, suppliedAt.value))
        continue;
      found.push(
        errorAt(suppliedAt.path, "time-backwards", "The supply is before the patient's birth: correct one of the two."),
      );
    }
    return found;
  },
};

export const longAgo: SafetyRule = {
  id: "CS-11",
  text:
    "An encounter more than 7 days before the message, or a measurement more than 7 days before or after the " +
    "encounter, must be confirmed by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ startedAt, madeAt, measuredAt }) {
    const found: SafetyFinding[] = [];
    if (startedAt === undefined) return found;
    const start = spanOf(startedAt.value);
    if (madeAt !== undefined && isApart(start, spanOf(madeAt), usualDays)) {
      found.push(
        confirmAt(
          startedAt.path,
          "long-ago",
          `The encounter was more than ${usualDays} days before the message.`,
          startedAt.value,
        ),
      );
    }
    for (const { value, path } of measuredAt) {
      if (value === startedAt.value) continue;
      const measured = spanOf(value);
      if (!isApart(measured, start, usualDays) && !isApart(start, measured, usualDays)) continue;
      found.push(
        confirmAt(
          path,
          "long-ago",
          `The measurement was taken more than ${usualDays} days before or after the encounter.`,
          `measured ${value}, encounter ${startedAt.value}`,
        ),
      );
    }
    return found;
  },
};
