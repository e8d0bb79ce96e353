import { systems } from "../../terminology/systems.js";
import { compareDecimals, isDecimal, type Decimal } from "../../values/decimal.js";
import type { Quantity, Range } from "../../fhir/types.js";
import { has, invariant, type Invariant } from "./invariant.js";

const money = "urn:iso:std:iso:4217";
const zero = "0" as Decimal;

/** FHIR's rules for amounts. */
export const quantityInvariants: readonly Invariant[] = [
  invariant(
    "qty-3",
    ["Quantity", "Age", "Count", "Distance", "Duration", "Money"],
    "required",
    ".system",
    "The code of a unit needs the system that it comes from.",
    (quantity: Quantity) => !has(quantity, "code") || has(quantity, "system"),
  ),
  invariant(
    "age-1",
    "Age",
    "wrong-unit",
    "",
    "An age is positive and has a UCUM code for a unit of time.",
    (age: Quantity) => hasUnitOf(systems.ucum, age) && isPositive(age),
  ),
  invariant(
    "cnt-3",
    "Count",
    "wrong-unit",
    "",
    "A count is a whole number with the UCUM code 1.",
    (count: Quantity) =>
      hasUnitOf(systems.ucum, count) && (count.code ?? "1") === "1" && !(count.value ?? "").includes("."),
  ),
  invariant(
    "dis-1",
    "Distance",
    "wrong-unit",
    "",
    "A distance has a UCUM code for a unit of length.",
    (distance: Quantity) => hasUnitOf(systems.ucum, distance),
  ),
  invariant(
    "drt-1",
    "Duration",
    "wrong-unit",
    "",
    "A duration with a unit code has a value, and the code is from UCUM.",
    (duration: Quantity) => !has(duration, "code") || (duration.system === systems.ucum && has(duration, "value")),
  ),
  invariant(
    "mny-1",
    "Money",
    "wrong-unit",
    "",
    "An amount of money has an ISO 4217 currency code.",
    (amount: Quantity) => hasUnitOf(money, amount),
  ),
  invariant(
    "rng-2",
    "Range",
    "contradiction",
    "",
    "The low end of a range is not above its high end.",
    ({ low, high }: Range) => !isAbove(low, high),
  ),
];

function hasUnitOf(system: string, quantity: Quantity): boolean {
  return (has(quantity, "code") || !has(quantity, "value")) && (quantity.system ?? system) === system;
}

function isPositive({ value }: Quantity): boolean {
  return !isDecimal(value) || compareDecimals(value, zero) > 0;
}

/** Amounts in different units are not compared. */
function isAbove(low: Quantity | undefined, high: Quantity | undefined): boolean {
  if (!isDecimal(low?.value) || !isDecimal(high?.value)) return false;
  return (
    low.system === high.system &&
    (low.code ?? low.unit) === (high.code ?? high.unit) &&
    compareDecimals(low.value, high.value) > 0
  );
}
