import { compareDecimals } from "../../../values/decimal.js";
import { comparedIn } from "../facts/convert.js";
import type { MeasurementFact } from "../facts/facts.js";
import type { LimitRow, Range } from "../limits.js";
import { confirmAt, errorAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

export const systolicAboveDiastolic: SafetyRule = {
  id: "CS-07",
  text: "The systolic value is above the diastolic value.",
  source,
  kinds: ["error"],
  seenIn: everywhere,
  check({ bloodPressures }) {
    const found: SafetyFinding[] = [];
    for (const { systolic, diastolic, path } of bloodPressures) {
      if (compareDecimals(systolic.value, diastolic.value) <= 0)
        found.push(
          errorAt(
            path,
            "contradiction",
            "The systolic value is not above the diastolic one: check whether they were swapped.",
          ),
        );
    }
    return found;
  },
};

export const withinLimits: SafetyRule = {
  id: "CS-08",
  text: "A measurement is within what is possible; outside what is commonly seen, a named person must confirm it.",
  source,
  kinds: ["error", "confirm"],
  seenIn: everywhere,
  check({ measurements }, { limits }) {
    const found: SafetyFinding[] = [];
    for (const measured of measurements) addUnlessWithin(limits[measured.name], measured, found);
    return found;
  },
};

/** False for a value outside what is commonly seen, which CS-08 finds. */
export function isCommonlySeen({ unit, common }: LimitRow, measured: MeasurementFact): boolean {
  const compared = comparedIn(unit, measured);
  return compared !== undefined && compared(common.from) >= 0 && compared(common.to) <= 0;
}

function addUnlessWithin({ unit, hard, common }: LimitRow, measured: MeasurementFact, found: SafetyFinding[]): void {
  const compared = comparedIn(unit, measured);
  if (compared === undefined) return;
  const isWithin = ({ from, to }: Range): boolean => compared(from) >= 0 && compared(to) <= 0;
  if (!isWithin(hard))
    found.push(errorAt(measured.path, "out-of-range", `This is not possible: ${said(measured, hard, unit)}`));
  else if (!isWithin(common))
    found.push(
      confirmAt(
        measured.path,
        "out-of-range",
        `This is rarely seen: ${said(measured, common, unit)}`,
        `${measured.value} ${measured.unit}`,
      ),
    );
}

function said({ name }: MeasurementFact, { from, to }: Range, unit: string): string {
  return `${name.replaceAll("-", " ")} is ${from} to ${to} ${unit}. Check value and unit.`;
}
