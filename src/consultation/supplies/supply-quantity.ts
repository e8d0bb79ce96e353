import type { Decimal } from "../../values/decimal.js";
import { closedObject } from "../schema/closed-object.js";
import { aboveZero, type Measured } from "../observations/measured.js";
import type { Schema } from "../schema/schema.js";
import { supplyUnit, type CheckedSupplyUnit, type SupplyUnitInput } from "./supply-unit.js";

/** An amount of a medicine; above zero. */
export interface SupplyQuantityInput {
  readonly value: Measured;
  readonly unit: SupplyUnitInput;
}

/** A {@link SupplyQuantityInput} that was checked. */
export interface SupplyQuantity {
  readonly value: Decimal;
  readonly unit: CheckedSupplyUnit;
}

/** Schema of {@link SupplyQuantityInput}, with the rule that asks for an amount above zero. @internal */
export function supplyQuantity(rule?: string): Schema<SupplyQuantityInput, SupplyQuantity> {
  return closedObject({ value: aboveZero(rule), unit: supplyUnit });
}
