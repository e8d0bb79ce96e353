import { compareDecimals } from "../../../values/decimal.js";
import {
  compareRationals,
  divided,
  fractionOf,
  magnitude,
  minus,
  times,
  type Rational,
} from "../../../values/rational.js";
import { comparedIn, valueIn } from "../facts/convert.js";
import type { MeasurementFact, MeasurementName } from "../facts/facts.js";
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

/** At most this many weights and heights are compared, since each is compared with each; no patient has more. */
const compared = 10;

/** How far apart they may be, in kg/m2. */
const tolerance = fractionOf("1");
const centimetresInAMetre = fractionOf("100");

export const bodyMassIndex: SafetyRule = {
  id: "CS-09",
  text:
    "A body mass index that differs from weight / height squared by more than 1 kg/m2 must be confirmed " +
    "by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check({ measurements }) {
    const found: SafetyFinding[] = [];
    const all = (name: MeasurementName, unit: LimitRow["unit"]): readonly Rational[] =>
      measurements
        .filter((one) => one.name === name)
        .slice(0, compared)
        .flatMap((one) => valueIn(unit, one) ?? []);
    const heights = all("height", "cm")
      .filter(({ numerator }) => numerator > 0n)
      .map((height) => divided(height, centimetresInAMetre));
    const computed = all("weight", "kg").flatMap((weight) =>
      heights.map((height) => divided(weight, times(height, height))),
    );
    if (computed.length === 0) return found;
    for (const measured of measurements) {
      const stated = measured.name === "body-mass-index" ? valueIn("kg/m2", measured) : undefined;
      if (
        stated === undefined ||
        computed.some((one) => compareRationals(magnitude(minus(stated, one)), tolerance) <= 0)
      )
        continue;
      found.push(
        confirmAt(
          measured.path,
          "contradiction",
          "The body mass index does not match the weight and the height: check all three.",
          `${measured.value} ${measured.unit}`,
        ),
      );
    }
    return found;
  },
};
