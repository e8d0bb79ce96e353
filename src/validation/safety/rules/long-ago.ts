import type { FhirDateTime } from "../../../values/dates.js";
import type { Facts, Happening, Stated } from "../facts/facts.js";
import { hoursBetween, isApart, spanOf } from "../facts/moments.js";
import { faultOf } from "./time.js";
import { confirmAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/**
 * How many days after the encounter a message may normally be sent, and how near to the encounter something is normally
 * measured or supplied.
 */
const usualDays = 7;

/** The longest usual encounter, in hours, and the longest with ambulatory monitoring. */
const usualHours = 12;
const hoursOfMonitoring = 72;

/** What normally happens close to the encounter, and how the words of a finding call it. */
const names: Readonly<Partial<Record<Happening, string>>> = {
  measurement: "The measurement was taken",
  "ambulatory-report": "The ambulatory monitoring ended",
  supply: "The medicine was supplied",
  preparation: "The medicine was prepared",
};

export const longAgo: SafetyRule = {
  id: "CS-11",
  text:
    "An encounter more than 7 days before the message, a measurement or a supply more than 7 days before or after " +
    "the encounter, or an encounter of more than 12 hours (72 with ambulatory monitoring) must be confirmed by a " +
    "named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check(facts, { now }) {
    const found: SafetyFinding[] = [];
    const { startedAt, endedAt, madeAt, times } = facts;
    if (startedAt === undefined) return found;
    const start = spanOf(startedAt.value);
    if (madeAt !== undefined && isApart(start, spanOf(madeAt), usualDays))
      found.push(
        confirmAt(
          startedAt.path,
          "long-ago",
          `The encounter was more than ${usualDays} days before the message.`,
          startedAt.value,
        ),
      );
    const end = endedAt === undefined ? start : spanOf(endedAt.value);
    for (const { of, value, path } of times) {
      const name = names[of];
      if (name === undefined || faultOf(value, facts, now) !== undefined) continue;
      const when = spanOf(value);
      if (!isApart(when, start, usualDays) && !isApart(end, when, usualDays)) continue;
      found.push(
        confirmAt(
          path,
          "long-ago",
          `${name} more than ${usualDays} days before or after the encounter.`,
          `${value}, encounter ${startedAt.value}`,
        ),
      );
    }
    if (endedAt !== undefined && faultOf(endedAt.value, facts, now) === undefined)
      addLong(startedAt.value, endedAt, facts, found);
    return found;
  },
};

function addLong(
  startedAt: FhirDateTime,
  { value: endedAt, path }: Stated<FhirDateTime>,
  { hasAmbulatoryMonitoring }: Facts,
  found: SafetyFinding[],
): void {
  const hours = hoursBetween(startedAt, endedAt) ?? 0;
  if (hours <= usualHours || (hours <= hoursOfMonitoring && hasAmbulatoryMonitoring)) return;
  const most = hasAmbulatoryMonitoring ? hoursOfMonitoring : usualHours;
  found.push(
    confirmAt(
      path,
      "out-of-range",
      `The encounter lasted more than ${most} hours: check the start and the end.`,
      `${startedAt} to ${endedAt}`,
    ),
  );
}
