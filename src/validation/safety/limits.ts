import { compareDecimals, decimalOf, type Decimal } from "../../values/decimal.js";
import { limits, type MeasurementName } from "../../terminology/measurements.js";
import { InvalidValueError } from "../../errors.js";

/** From and to, both included. */
export interface Range {
  readonly from: Decimal;
  readonly to: Decimal;
}

/** The possible and the commonly seen values of a measurement, in its unit. */
export interface LimitRow {
  readonly unit: (typeof limits)[MeasurementName]["unit"];
  /** Outside it: an error. */
  readonly hard: Range;
  /** Outside it: to be confirmed. */
  readonly common: Range;
}

/** The limits of every measurement (CS-08). */
export type Limits = Readonly<Record<MeasurementName, LimitRow>>;

function range([from, to]: readonly [string, string]): Range {
  return { from: decimalOf(from), to: decimalOf(to) };
}

/** CS-08. Source: clinical-safety.md. */
export const measurementLimits: Limits = Object.fromEntries(
  Object.entries(limits).map(([name, { unit, hard, common }]): [string, LimitRow] => [
    name,
    { unit, hard: range(hard), common: range(common) },
  ]),
) as Limits;

/** Ends of a range that are to be tighter than this project's; always in the unit of the limit. */
export interface RangeChange {
  readonly from?: number | string;
  readonly to?: number | string;
}

/** Limits that a deployer tightens: `{ systolic: { common: { to: 200 } } }`. */
export type LimitChanges = Readonly<
  Partial<Record<MeasurementName, { readonly hard?: RangeChange; readonly common?: RangeChange }>>
>;

/**
 * The limits with a deployer's changes.
 * @throws InvalidValueError where a change would loosen a limit, does not name a measurement or is not a number.
 */
export function tightenedLimits(changes?: LimitChanges): Limits {
  if (changes === undefined) return measurementLimits;
  const unknown = Object.keys(changes).filter((name) => !Object.hasOwn(measurementLimits, name));
  if (unknown.length > 0)
    throw new InvalidValueError("limit", `must be for one of ${Object.keys(measurementLimits).join(", ")}`);
  const rows = (Object.entries(measurementLimits) as [MeasurementName, LimitRow][]).map(
    ([name, { unit, hard, common }]) => {
      const change = changes[name];
      return [
        name,
        { unit, hard: tightened(hard, change?.hard, name), common: tightened(common, change?.common, name) },
      ];
    },
  );
  return Object.fromEntries(rows) as Limits;
}

function tightened(range: Range, { from = range.from, to = range.to }: RangeChange = {}, name: string): Range {
  const next: Range = { from: decimalOf(from), to: decimalOf(to) };
  const within =
    compareDecimals(next.from, range.from) >= 0 &&
    compareDecimals(next.to, range.to) <= 0 &&
    compareDecimals(next.from, next.to) <= 0;
  if (!within)
    throw new InvalidValueError(`limit of ${name}`, `can only be made tighter than ${range.from} to ${range.to}`);
  return next;
}
