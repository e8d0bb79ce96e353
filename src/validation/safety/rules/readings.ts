import { compareDecimals, type Decimal } from "../../../values/decimal.js";
import type { Facts, RangedValue, ReadingFact, Stated } from "../facts/facts.js";
import { isTimed } from "../facts/moments.js";
import { everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

export const oneValueAtATime: SafetyRule = {
  id: "CS-34",
  text:
    "Two measurements of one kind at the same stated moment and the same place on the body, with different values, " +
    "are a warning.",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ readings }) {
    const found: SafetyFinding[] = [];
    const earlier = new Map<string, ReadingFact[]>();
    for (const reading of readings) {
      const { kind, measuredAt, bodySite = "", path } = reading;
      if (measuredAt === undefined || !isTimed(measuredAt)) continue;
      const alike = `${kind} ${Date.parse(measuredAt)} ${bodySite}`;
      const others = earlier.get(alike);
      if (others === undefined) earlier.set(alike, [reading]);
      else if (others.every((other) => !differ(other, reading))) others.push(reading);
      else
        found.push(
          warningAt(
            path,
            "contradiction",
            "Another measurement of this kind at the same moment has another value: check the times and the values.",
          ),
        );
    }
    return found;
  },
};

/** Values in different units are not compared: what one of them rounds is no difference. */
function differ(one: ReadingFact, other: ReadingFact): boolean {
  return one.values.some(({ value, unit }, index) => {
    const second = other.values[index];
    return second !== undefined && second.unit === unit && compareDecimals(value, second.value) !== 0;
  });
}

type Side = "below" | "within" | "above";

/** Where the values would have to be for an interpretation to be wrong: all of them, or one. */
const contradicted: Readonly<Record<string, (sides: readonly Side[]) => boolean>> = {
  N: (sides) => sides.some((side) => side !== "within"),
  H: (sides) => sides.includes("below") && !sides.includes("above"),
  L: (sides) => sides.includes("above") && !sides.includes("below"),
};

export const interpretationFitsRange: SafetyRule = {
  id: "CS-35",
  text: "An interpretation that the reference range of the same observation contradicts is a warning.",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ readings }) {
    const found: SafetyFinding[] = [];
    for (const { interpretation, values } of readings) {
      if (interpretation === undefined || !Object.hasOwn(contradicted, interpretation.value)) continue;
      if (contradicted[interpretation.value]?.(values.flatMap(sideOf)) === true)
        found.push(
          warningAt(
            interpretation.path,
            "contradiction",
            "The interpretation and the reference range contradict each other: check the value and both of these.",
          ),
        );
    }
    return found;
  },
};

/** Where a value is in its range; nothing where it has none. */
function sideOf({ value, low, high }: RangedValue): readonly Side[] {
  if (low !== undefined && compareDecimals(value, low) < 0) return ["below"];
  if (high !== undefined && compareDecimals(value, high) > 0) return ["above"];
  return low === undefined && high === undefined ? [] : ["within"];
}

/** Digits after the point that a measurement or a quantity may have. */
const mostDecimals = 3;

export const noNoise: SafetyRule = {
  id: "CS-43",
  text: "More than three decimals in a measured value or a quantity are a warning.",
  source,
  kinds: ["warning"],
  seenIn: ["consultation"],
  check(facts) {
    const found: SafetyFinding[] = [];
    for (const { value, path } of amountsIn(facts))
      if (value !== undefined && decimalsOf(value) > mostDecimals)
        found.push(
          warningAt(
            path,
            "too-precise",
            `This has more than ${mostDecimals} decimals, as sums on a computer have: give it as it was measured.`,
          ),
        );
    return found;
  },
};

function amountsIn({ measurements, supplies }: Facts): readonly Stated<Decimal | undefined>[] {
  return [...measurements, ...supplies.map(({ quantity }) => quantity)];
}

function decimalsOf(value: Decimal): number {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.length - point - 1;
}
