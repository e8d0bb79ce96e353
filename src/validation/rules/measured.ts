import {
  ambulatoryIntervalCodes,
  bloodPressureTriplets,
  twentyFourHourTriplet,
  type BloodPressureTriplet,
} from "../../terminology/blood-pressure.js";
import type { Quantity } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, type Finding } from "../report/finding.js";

/** Those that may be sent, and the older one that is accepted. */
export const triplets: readonly BloodPressureTriplet[] = [
  ...Object.values(bloodPressureTriplets),
  twentyFourHourTriplet,
];
const intervals: ReadonlySet<string> = new Set(ambulatoryIntervalCodes);
/** The codes of a blood pressure's Observation. */
export const headers: ReadonlySet<string> = new Set(triplets.map(({ header }) => header.code));
/** What its components are coded as. */
export const parts: ReadonlySet<string> = new Set(
  triplets.flatMap(({ systolic, diastolic }) => [systolic.code, diastolic.code]),
);

/** True for an Observation that is a blood pressure, or a part of one. */
export function isBloodPressure(codes: readonly string[]): boolean {
  return codes.some((code) => headers.has(code) || parts.has(code));
}

/** True for a day or night average, which must not be sent (UR-071). */
export function isAmbulatoryInterval(code: string): boolean {
  return intervals.has(code);
}

/** Checks that a quantity is in one of these UCUM units. */
export function unitFinding(
  rule: string,
  { system, code }: Quantity,
  path: string,
  units: readonly string[],
  found: Finding[],
): void {
  if (system !== systems.ucum)
    found.push(
      errorOf(
        rule,
        "other-system",
        system === undefined ? path : `${path}.system`,
        `The unit's system is wrong: the unit must be a code of ${systems.ucum}.`,
        { expected: systems.ucum, received: system },
      ),
    );
  else if (code === undefined || !units.includes(code))
    found.push(
      errorOf(
        rule,
        "wrong-unit",
        code === undefined ? path : `${path}.code`,
        `The unit is wrong: it must be ${units.join(" or ")}. Convert the value too.`,
        { expected: units, received: code },
      ),
    );
}
