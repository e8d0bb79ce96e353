import type { DoseFact, Extent, SupplyFact } from "../facts/facts.js";
import { confirmAt, everywhere, source, warningAt, type SafetyFinding, type SafetyRule } from "../safety-rule.js";

/** The dose of a supply that has one; several may follow each other, so that none says how much is needed. */
function onlyDose({ doses, declined }: SupplyFact): DoseFact | undefined {
  return declined || doses.length !== 1 ? undefined : doses[0];
}

export const doseFitsQuantity: SafetyRule = {
  id: "CS-30",
  text:
    "A structured dose, its frequency and duration fit the quantity supplied and the days of supply, within a " +
    "factor of 2.",
  source,
  kinds: ["warning"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    for (const supply of supplies) {
      const dose = onlyDose(supply);
      const daily = dose === undefined ? undefined : dailyAmount(dose, supply);
      const quantity = supply.quantity.value;
      if (dose === undefined || daily === undefined || quantity === undefined) continue;
      const supplied = Number(quantity);
      if (supplied <= 0) continue;
      if (dose.days !== undefined && !isNear(supplied, product(daily, dose.days)))
        found.push(
          warningAt(
            supply.quantity.path,
            "contradiction",
            "The dose, how often and how long it is taken do not fit the quantity supplied: check all of them.",
          ),
        );
      const { daysSupply } = supply;
      if (
        daysSupply !== undefined &&
        !isNear(supplied, product(daily, { least: daysSupply.value, most: daysSupply.value })) &&
        (dose.days === undefined || !isNear(daysSupply.value, dose.days))
      )
        found.push(
          warningAt(
            daysSupply.path,
            "contradiction",
            "The days of supply fit neither the dose and the quantity nor how long it is taken: check all of them.",
          ),
        );
    }
    return found;
  },
};

/** How much is taken a day, in the unit of the supply; undefined where that cannot be said. */
function dailyAmount({ amount, timesADay, asNeeded }: DoseFact, { unit }: SupplyFact): Extent | undefined {
  if (amount === undefined || timesADay === undefined || asNeeded) return undefined;
  return unit === undefined || amount.unit !== unit || amount.least <= 0 ? undefined : product(amount, timesADay);
}

function product(a: Extent, b: Extent): Extent {
  return { least: a.least * b.least, most: a.most * b.most };
}

/** What floating point may add to a value that is just at a limit. */
const noise = 1 + 1e-9;

/** True where the value is at least half the least and at most twice the most. */
function isNear(value: number, { least, most }: Extent): boolean {
  return value * 2 * noise >= least && value <= most * 2 * noise;
}

/** Units of a supply that are counted one by one, and that a dose is a number of. */
const counted = new Set<string | undefined>(["capsule", "tablet", "sachet", "ampoule", "vial"]);

const mostUnits = 20;
const mostTimesADay = 24;

export const plausibleDose: SafetyRule = {
  id: "CS-31",
  text:
    "A dose is counted in the unit of the supply; more than 20 counted units in one dose, or more than 24 doses a " +
    "day, " +
    "must be confirmed by a named person.",
  source,
  kinds: ["warning", "confirm"],
  seenIn: everywhere,
  check({ supplies }) {
    const found: SafetyFinding[] = [];
    for (const { declined, doses, unit } of supplies)
      if (!declined) for (const dose of doses) addOfDose(dose, unit, found);
    return found;
  },
};

function addOfDose({ amount, timesADay }: DoseFact, unit: string | undefined, found: SafetyFinding[]): void {
  if (amount !== undefined && counted.has(amount.unit)) {
    if (counted.has(unit) && amount.unit !== unit)
      found.push(
        warningAt(
          amount.path,
          "contradiction",
          `The dose is counted in another unit (${String(amount.unit)}) than the supply (${String(unit)}): check both.`,
        ),
      );
    if (amount.most > mostUnits)
      found.push(
        confirmAt(
          amount.path,
          "out-of-range",
          "One dose is more than 20 units. Check value and unit.",
          `${written(amount)} ${String(amount.unit)}`,
        ),
      );
  }
  if (timesADay !== undefined && timesADay.most > mostTimesADay * noise)
    found.push(
      confirmAt(
        timesADay.path,
        "out-of-range",
        "More than 24 doses a day. Check frequency, period and its unit.",
        `${written(timesADay)} a day`,
      ),
    );
}

/** For the person who confirms it; digits that nobody would read are cut. */
function written({ most }: Extent): string {
  return String(Math.trunc(most * noise * 1_000) / 1_000);
}
