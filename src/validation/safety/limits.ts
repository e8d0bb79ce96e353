import { compareDecimals, decimalOf, type Decimal } from "../../values/decimal.js";
import { limits, type MeasurementName } from "../../terminology/measurements.js";
import { InvalidValueError } from "../../errors.js";
import { checkOptionNames } from "../../values/option-names.js";

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
  checkOptionNames("limits", changes, namesOf(measurementLimits));
  const rows = (Object.entries(measurementLimits) as [MeasurementName, LimitRow][]).map(
    ([name, { unit, hard, common }]) => {
      const { [name]: change = {} } = changes;
      checkOptionNames(`limits.${name}`, change, { hard: true, common: true });
      return [
        name,
        {
          unit,
          hard: tightened(hard, change.hard, `${name}.hard`),
          common: tightened(common, change.common, `${name}.common`),
        },
      ];
    },
  );
  return Object.fromEntries(rows) as Limits;
}

function namesOf(table: object): Readonly<Record<string, true>> {
  return Object.fromEntries(Object.keys(table).map((name) => [name, true as const]));
}

function tightened(range: Range, change: RangeChange = {}, name: string): Range {
  checkOptionNames(`limits.${name}`, change, { from: true, to: true });
  const { from = range.from, to = range.to } = change;
  const next: Range = { from: decimalOf(from), to: decimalOf(to) };
  const within =
    compareDecimals(next.from, range.from) >= 0 &&
    compareDecimals(next.to, range.to) <= 0 &&
    compareDecimals(next.from, next.to) <= 0;
  if (!within)
    throw new InvalidValueError(`limits.${name}`, `can only be made tighter than ${range.from} to ${range.to}`);
  return next;
}
