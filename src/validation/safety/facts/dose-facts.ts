import { supplyUnits, type SupplyUnit } from "../../../terminology/units.js";
import { isDecimal, type Decimal } from "../../../values/decimal.js";
import { once } from "../../../values/once.js";
import type { Extent } from "./facts.js";

/** How many days a unit of time (UCUM) has; a month and a year as good as it gets. */
const daysIn: Readonly<Record<string, number>> = {
  s: 1 / 86_400,
  min: 1 / 1_440,
  h: 1 / 24,
  d: 1,
  wk: 7,
  mo: 30,
  a: 365,
};

/** So many units of time, in days; undefined where the unit is none, or the value no number above zero. */
export function inDays(value: Decimal | undefined, unit: string | undefined): number | undefined {
  const days = unit === undefined || !Object.hasOwn(daysIn, unit) ? undefined : daysIn[unit];
  if (days === undefined || !isDecimal(value)) return undefined;
  const all = Number(value) * days;
  return all > 0 ? all : undefined;
}

/** How often in what period, as the consultation and FHIR both say it. */
export interface Frequency {
  readonly frequency?: number;
  readonly frequencyMax?: number;
  readonly period?: Decimal;
  readonly periodMax?: Decimal;
  readonly periodUnit?: string;
}

/** How many times a day. */
export function timesADay(timing: Frequency): Extent | undefined {
  const { frequency = 1, frequencyMax = frequency, period, periodMax = period, periodUnit } = timing;
  const shortest = inDays(period, periodUnit);
  const longest = inDays(periodMax, periodUnit);
  if (shortest === undefined || longest === undefined || !isCount(frequency) || !isCount(frequencyMax))
    return undefined;
  return { least: frequency / longest, most: frequencyMax / shortest };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

/** From a value to a value; the same where there is one. */
export function extentOf(least: Decimal | undefined, most: Decimal | undefined = least): Extent | undefined {
  return isDecimal(least) && isDecimal(most) ? { least: Number(least), most: Number(most) } : undefined;
}

const unitOfCode = once(
  () => new Map((Object.keys(supplyUnits) as SupplyUnit[]).map((name) => [supplyUnits[name].code, name])),
);

/** Other words and UCUM codes for the units of a supply, lower case. */
const unitOfWord: ReadonlyMap<string, SupplyUnit> = new Map([
  ["g", "gram"],
  ["milliliter", "ml"],
  ["millilitre", "ml"],
  ["milligram", "mg"],
]);

/** What a unit of a supply or a dose is, by its code or else its words; as it is written where it is no known one. */
export function supplyUnitOf(code: string | undefined, words: string | undefined): string | undefined {
  const known = code === undefined ? undefined : unitOfCode().get(code);
  return known ?? wordOf(words) ?? wordOf(code) ?? code ?? words;
}

function wordOf(text: string | undefined): SupplyUnit | undefined {
  if (text === undefined) return undefined;
  const word = text
    .toLowerCase()
    .replace(/[^a-z]/g, "")
    .replace(/s$/, "");
  return Object.hasOwn(supplyUnits, word) ? (word as SupplyUnit) : unitOfWord.get(word);
}
