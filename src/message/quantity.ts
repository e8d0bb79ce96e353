import type { Quantity } from "../fhir/types.js";
import type { UnitOfMeasure } from "../terminology/units.js";
import type { Decimal } from "../values/decimal.js";

/** A number with its unit, in words and as a code. */
export function quantityOf(value: Decimal, { unit, system, code }: UnitOfMeasure): Quantity {
  return { value, unit, system, code };
}
