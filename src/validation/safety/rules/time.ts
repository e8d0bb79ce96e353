import type { FhirDate, FhirDateTime } from "../../../values/dates.js";
import type { Facts, Happening, Stated } from "../facts/facts.js";
import { isAfter, isBefore, isLaterDay, spanOf } from "../facts/moments.js";
import { errorAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** How far two computers' clocks may differ. */
const clockDifference = 5 * 60_000;

/** What the words of a finding call each time. */
const names: Readonly<Record<Happening, string>> = {
  measurement: "The measurement",
  "ambulatory-report": "The ambulatory report",
  supply: "The supply",
  preparation: "The preparation of the medicine",
  issue: "The issue of the observation",
  assertion: "The assertion of the condition",
  document: "The date of the document",
  message: "The timestamp of the message",
};

export const timeGoesForward: SafetyRule = {
  id: "CS-10",
  text:
    "Nothing is in the future, nothing ends before it begins, nothing happens before the patient's birth, no message " +
    "is made before its encounter, and no encounter follows a death.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check(facts, { now }) {
    const found: SafetyFinding[] = [];
    const { startedAt, endedAt, times } = facts;
    const born = comparedBirth(facts);
    const judge = ({ value, path }: Stated<FhirDateTime>, name: string): void => {
      const fault = faultAt(value, born, now);
      if (fault === "in-future")
        found.push(errorAt(path, fault, `${name} is in the future: correct the time, or the clock of this computer.`));
      else if (fault === "time-backwards")
        found.push(errorAt(path, fault, `${name} is before the patient's birth: correct one of the two.`));
    };
    if (startedAt !== undefined) {
      judge(startedAt, "The encounter");
      addAroundStart(startedAt, facts, found);
      // An encounter in the future is one finding.
      if (!isInFuture(startedAt.value, now)) addMadeBefore(startedAt.value, facts, found);
    }
    if (endedAt !== undefined && endedAt.value !== startedAt?.value) judge(endedAt, "The end of the encounter");
    for (const time of times) judge(time, names[time.of]);
    return found;
  },
};

type TimeFault = "in-future" | "time-backwards" | undefined;

/** What is wrong with a time by itself: nothing happens in the future, or before the patient's birth. */
export function faultOf(time: FhirDateTime, facts: Facts, now: Date): TimeFault {
  return faultAt(time, comparedBirth(facts), now);
}

function faultAt(time: FhirDateTime, born: FhirDate | undefined, now: Date): TimeFault {
  if (isInFuture(time, now)) return "in-future";
  return born !== undefined && isLaterDay(born, time) ? "time-backwards" : undefined;
}

/** The birth that times are compared with. */
function comparedBirth(facts: Facts): FhirDate | undefined {
  return bornBefore(facts) ? facts.patient.birthDate?.value : undefined;
}

function isInFuture(time: FhirDateTime, now: Date): boolean {
  return isAfter(time, now.getTime() + clockDifference);
}

/** A birth after the encounter is one finding, of the birth; no other time is then compared with it. */
function bornBefore({ patient: { birthDate }, startedAt }: Facts): boolean {
  return birthDate === undefined || startedAt === undefined || !isLaterDay(birthDate.value, startedAt.value);
}

function addAroundStart(startedAt: Stated<FhirDateTime>, facts: Facts, found: SafetyFinding[]): void {
  const {
    endedAt,
    patient: { birthDate, deceased },
  } = facts;
  if (birthDate !== undefined && !bornBefore(facts))
    found.push(
      errorAt(birthDate.path, "time-backwards", "The date of birth is after the encounter: correct one of the two."),
    );
  if (endedAt !== undefined && isBefore(endedAt.value, startedAt.value))
    found.push(
      errorAt(endedAt.path, "time-backwards", "The encounter ends before it starts: correct one of the two times."),
    );
  if (deceased !== undefined && deceased.value !== true && isBefore(deceased.value, startedAt.value))
    found.push(
      errorAt(deceased.path, "time-backwards", "The patient's death is before the encounter: correct one of the two."),
    );
}

function addMadeBefore(startedAt: FhirDateTime, { times }: Facts, found: SafetyFinding[]): void {
  for (const { of, value, path } of times)
    if (of === "message" && isMadeBefore(value, startedAt))
      found.push(
        errorAt(path, "time-backwards", "The message was made before its encounter began: correct one of the two."),
      );
}

function isMadeBefore(madeAt: FhirDateTime, startedAt: FhirDateTime): boolean {
  const made = spanOf(madeAt);
  return made !== undefined && isAfter(startedAt, made.latest + clockDifference);
}
