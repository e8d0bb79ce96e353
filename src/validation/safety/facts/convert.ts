import type { MeasurementType, measurements } from "../../../terminology/measurements.js";
import { compareDecimals, type Decimal } from "../../../values/decimal.js";
import {
  compareRationals,
  divided,
  fractionOf,
  minus,
  rationalOf,
  times,
  type Rational,
} from "../../../values/rational.js";
import type { MeasurementFact } from "./facts.js";
import type { LimitRow } from "../limits.js";

type Units<Row> = Row extends { readonly units: infer All } ? keyof All : never;

/** The units that are accepted but that no limit is written in. */
type ConvertedUnit = Exclude<Units<(typeof measurements)[MeasurementType]>, LimitRow["unit"]>;

interface Conversion {
  readonly to: LimitRow["unit"];
  readonly convert: (value: Rational) => Rational;
}

/**
 * From a unit that is accepted (UR-073) to the one in which a limit is written (CS-08, CS-09); exact by definition of
 * the units.
 */
const conversions: Readonly<Record<ConvertedUnit, Conversion>> = {
  "[in_i]": { to: "cm", convert: (inches) => times(inches, fractionOf("2.54")) },
  g: { to: "kg", convert: (grams) => divided(grams, fractionOf("1000")) },
  "[lb_av]": { to: "kg", convert: (pounds) => times(pounds, fractionOf("0.45359237")) },
  "[degF]": { to: "Cel", convert: (degrees) => times(minus(degrees, fractionOf("32")), fractionOf("5", "9")) },
};

const conversionOf: ReadonlyMap<string, Conversion> = new Map(Object.entries(conversions));

/** A measured value in this unit; undefined where its own unit is not one of that measurement. */
export function valueIn(unit: LimitRow["unit"], measured: MeasurementFact): Rational | undefined {
  const value = rationalOf(measured.value);
  if (measured.unit === unit) return value;
  const conversion = conversionOf.get(measured.unit);
  return conversion?.to === unit ? conversion.convert(value) : undefined;
}

/**
 * How a measured value compares with a limit in this unit; undefined where its own unit is not one of that measurement.
 */
export function comparedIn(
  unit: LimitRow["unit"],
  measured: MeasurementFact,
): ((limit: Decimal) => -1 | 0 | 1) | undefined {
  if (measured.unit === unit) return (limit) => compareDecimals(measured.value, limit);
  const value = valueIn(unit, measured);
  return value === undefined ? undefined : (limit) => compareRationals(value, rationalOf(limit));
}
