import { compareDecimals, decimalOf, type Decimal } from "../../values/decimal.js";
import { InvalidValueError } from "../../errors.js";
import type { MeasurementName } from "./facts/facts.js";

/** From and to; both still within. */
export interface Range {
  readonly from: Decimal;
  readonly to: Decimal;
}

/** What a measurement can be, and what is commonly seen, in its unit. */
export interface LimitRow {
  readonly unit: "mm[Hg]" | "{beats}/min" | "Cel" | "cm" | "kg" | "kg/m2";
  /** Outside it: an error. */
  readonly hard: Range;
  /** Outside it: to be confirmed. */
  readonly common: Range;
}

/** The limits of every measurement (CS-08). */
export type Limits = Readonly<Record<MeasurementName, LimitRow>>;

function row(unit: LimitRow["unit"], hard: readonly [string, string], common: readonly [string, string]): LimitRow {
  return { unit, hard: range(...hard), common: range(...common) };
}

function range(from: number | string, to: number | string): Range {
  return { from: decimalOf(from), to: decimalOf(to) };
}

/** CS-08. Source: clinical-safety.md. */
export const measurementLimits: Limits = {
  systolic: row("mm[Hg]", ["30", "300"], ["70", "220"]),
  diastolic: row("mm[Hg]", ["10", "200"], ["40", "130"]),
  pulse: row("{beats}/min", ["20", "300"], ["40", "180"]),
  temperature: row("Cel", ["25", "45"], ["35", "41"]),
  height: row("cm", ["25", "272"], ["45", "220"]),
  weight: row("kg", ["0.3", "650"], ["2", "250"]),
  "body-mass-index": row("kg/m2", ["7", "250"], ["12", "60"]),
};

/**
 * Ends of a range that are to be tighter than this project's; in the unit of the limit, whatever unit is measured in.
 */
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
 * @throws InvalidValueError where a change would loosen a limit, names no measurement or is no number.
 */
export function tightenedLimits(changes?: LimitChanges): Limits {
  if (changes === undefined) return measurementLimits;
  const unknown = Object.keys(changes).filter((name) => !Object.hasOwn(measurementLimits, name));
  if (unknown.length > 0)
    throw new InvalidValueError("limit", `must be of one of ${Object.keys(measurementLimits).join(", ")}`);
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
