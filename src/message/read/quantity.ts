import type { SupplyUnitInput } from "../../consultation/supplies/supply-quantity.js";
import type { Quantity } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { supplyUnits, units, type SupplyUnit, type UnitCode, type UnitOfMeasure } from "../../terminology/units.js";
import { known } from "./known.js";
import type { Part } from "./part.js";
import type { AsFound } from "./received.js";

/** True for a number in one of these UCUM units, and no "less than". */
export function isMeasured(quantity: Quantity | undefined, allowed: readonly UnitCode[]): boolean {
  const { value, comparator, system, code } = quantity ?? {};
  return (
    value !== undefined &&
    comparator === undefined &&
    system?.trim() === systems.ucum &&
    allowed.some((unit) => unit === code?.trim())
  );
}

/** A number in one of these UCUM units; anything else, such as "less than", is not taken and gives undefined. */
export function readMeasured<Unit extends UnitCode>(
  part: Part<Quantity> | undefined,
  allowed: readonly Unit[],
): { readonly value: string; readonly unit: Unit } | undefined {
  const unit = allowed.find((code) => code === part?.see("code")?.trim());
  if (part === undefined || unit === undefined || !isMeasured(part.bare, allowed)) return undefined;
  const value = part.text("value");
  if (value === undefined) return undefined;
  takeUnit(part, units[unit]);
  return { value, unit };
}

/** Takes a unit, and its words if they are the same. */
function takeUnit(part: Part<Quantity>, { system, code, unit }: UnitOfMeasure): void {
  part.is("system", system);
  part.is("code", code);
  part.is("unit", unit);
}

/**
 * An amount of a medicine. A unit of the table by its name, if the message has the table's words; otherwise by code and
 * words (UR-041).
 */
export function readSupplyQuantity(
  part: Part<Quantity> | undefined,
): AsFound<{ value: string; unit: SupplyUnitInput }> | undefined {
  if (part === undefined) return undefined;
  return known({
    value: part.see("comparator") === undefined ? part.text("value") : undefined,
    unit: readSupplyUnit(part),
  });
}

/** The unit of a quantity alone. */
export function readSupplyUnit(part: Part<Quantity>): AsFound<SupplyUnitInput> | undefined {
  if (part.see("system")?.trim() !== systems.snomed) return undefined;
  const word = (Object.keys(supplyUnits) as SupplyUnit[]).find(
    (name) => supplyUnits[name].code === part.see("code") && supplyUnits[name].unit === part.see("unit"),
  );
  part.is("system", systems.snomed);
  if (word === undefined) return known({ code: part.text("code"), display: part.text("unit") });
  takeUnit(part, supplyUnits[word]);
  return word;
}
