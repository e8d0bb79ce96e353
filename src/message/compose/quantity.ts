import type { CheckedSupplyUnit } from "../../consultation/supplies/supply-unit.js";
import type { Quantity } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { supplyUnits, type UnitOfMeasure } from "../../terminology/units.js";
import type { Decimal } from "../../values/decimal.js";

/** A number with its unit, in words and as a code. */
export function quantityOf(value: Decimal, { unit, system, code }: UnitOfMeasure): Quantity {
  return { value, unit, system, code };
}

/** UR-041: a unit of the table, or the caller's own coding. */
export function measureOf(unit: CheckedSupplyUnit): UnitOfMeasure {
  return typeof unit === "string" ? supplyUnits[unit] : { system: systems.snomed, code: unit.code, unit: unit.display };
}
