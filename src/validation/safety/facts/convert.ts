import { conversionOf } from "../../../terminology/conversions.js";
import { compareDecimals, type Decimal } from "../../../values/decimal.js";
import { compareRationals, rationalOf, type Rational } from "../../../values/rational.js";
import type { MeasurementFact } from "./facts.js";
import type { LimitRow } from "../limits.js";

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
