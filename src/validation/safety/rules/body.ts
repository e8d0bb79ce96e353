import {
  compareRationals,
  divided,
  fractionOf,
  magnitude,
  minus,
  times,
  type Rational,
} from "../../../values/rational.js";
import type { MeasurementName } from "../../../terminology/measurements.js";
import { valueIn } from "../facts/convert.js";
import type { Facts, MeasurementFact } from "../facts/facts.js";
import { ageOn } from "../facts/moments.js";
import { isUnlikelyAt } from "../age-limits.js";
import type { LimitRow } from "../limits.js";
import { isCommonlySeen } from "./measurements.js";
import { confirmAt, everywhere, source, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** At most this many weights and heights are compared, since each is compared with each; no patient has more. */
const compared = 10;

/** How far a body mass index may be from the one of weight and height, and between what it commonly is, in kg/m2. */
const tolerance = fractionOf("1");
const commonIndex = { from: fractionOf("12"), to: fractionOf("60") };
const centimetresInAMetre = fractionOf("100");

/** A weight in kg, or a height in cm. */
interface Sized {
  readonly measured: MeasurementFact;
  readonly value: Rational;
}

export const weightAndHeight: SafetyRule = {
  id: "CS-09",
  text:
    "A body mass index that differs from weight / height squared by more than 1 kg/m2, a weight and a height whose " +
    "index is outside 12 to 60, and a weight or a height that is improbable at the patient's age must be confirmed " +
    "by a named person.",
  source,
  kinds: ["confirm"],
  seenIn: everywhere,
  check(facts, { limits }) {
    const found: SafetyFinding[] = [];
    const weights = sized(facts, "weight", limits.weight);
    const heights = sized(facts, "height", limits.height);
    if (weights.length === 0 && heights.length === 0) return found;
    addContradictedIndex(facts, weights, heights, found);
    const unlikely = addUnlikelyPairs(weights, heights, found);
    addUnlikelyAtAge(
      facts,
      [...weights, ...heights].filter(({ measured }) => !unlikely.has(measured)),
      found,
    );
    return found;
  },
};

/** What CS-08 finds is not found here once more. */
function sized({ measurements }: Facts, name: MeasurementName, limits: LimitRow): readonly Sized[] {
  const found: Sized[] = [];
  for (const measured of measurements) {
    if (measured.name !== name || found.length === compared || !isCommonlySeen(limits, measured)) continue;
    const value = valueIn(limits.unit, measured);
    if (value !== undefined) found.push({ measured, value });
  }
  return found;
}

function indexOf({ value: weight }: Sized, { value: height }: Sized): Rational {
  const metres = divided(height, centimetresInAMetre);
  return divided(weight, times(metres, metres));
}

function addContradictedIndex(
  { measurements }: Facts,
  weights: readonly Sized[],
  heights: readonly Sized[],
  found: SafetyFinding[],
): void {
  const stated = measurements.filter(({ name }) => name === "body-mass-index");
  if (stated.length === 0 || weights.length === 0 || heights.length === 0) return;
  const computed = weights.flatMap((weight) => heights.map((height) => indexOf(weight, height)));
  for (const measured of stated) {
    const value = valueIn("kg/m2", measured);
    if (value === undefined || computed.some((one) => compareRationals(magnitude(minus(value, one)), tolerance) <= 0))
      continue;
    found.push(
      confirmAt(
        measured.path,
        "contradiction",
        "The body mass index does not match the weight and the height: check all three.",
        written([measured]),
      ),
    );
  }
}

/** One finding for each weight that fits no height; what it speaks of is not judged once more by the age. */
function addUnlikelyPairs(
  weights: readonly Sized[],
  heights: readonly Sized[],
  found: SafetyFinding[],
): ReadonlySet<MeasurementFact> {
  const unlikely = new Set<MeasurementFact>();
  if (heights.length === 0) return unlikely;
  for (const weight of weights) {
    if (heights.some((height) => isCommon(indexOf(weight, height)))) continue;
    const spokenOf = [weight, ...heights].map(({ measured }) => measured);
    for (const one of spokenOf) unlikely.add(one);
    found.push(
      confirmAt(
        weight.measured.path,
        "improbable",
        "Nobody is likely to have this weight and this height: check both, their units, and that they are not " +
          "exchanged.",
        written(spokenOf),
      ),
    );
  }
  return unlikely;
}

function isCommon(index: Rational): boolean {
  return compareRationals(index, commonIndex.from) >= 0 && compareRationals(index, commonIndex.to) <= 0;
}

function addUnlikelyAtAge(
  { patient: { birthDate }, startedAt }: Facts,
  all: readonly Sized[],
  found: SafetyFinding[],
): void {
  const age = birthDate === undefined || startedAt === undefined ? undefined : ageOn(birthDate.value, startedAt.value);
  if (age === undefined) return;
  for (const one of all)
    if (isUnlikelyAt(age, one.measured.name, one.value))
      found.push(
        confirmAt(
          one.measured.path,
          "improbable",
          `This ${one.measured.name} is improbable at the patient's age: check value and unit (stones, kilograms).`,
          `${written([one.measured])}, age ${age.least}`,
        ),
      );
}

function written(measured: readonly MeasurementFact[]): string {
  return measured.map(({ value, unit }) => `${value} ${unit}`).join(", ");
}
