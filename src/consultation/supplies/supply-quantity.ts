import type { Decimal } from "../../values/decimal.js";
import { closedObject } from "../schema/closed-object.js";
import { aboveZero, type Measured } from "../observations/measured.js";
import type { Schema } from "../schema/schema.js";
import { supplyUnits, type SupplyUnit } from "../../terminology/units.js";
import { choose } from "../schema/choose.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "../coded-concept.js";
import { keyOf } from "../schema/one-of.js";
import { supplyTypeWords, type SupplyType } from "../../terminology/dispense.js";
import { once } from "../../values/once.js";

/**
 * Unit of a quantity supplied: a word for a common one (UR-041), or dm+d's own code for another, such as a bottle, a
 * tube or a pack.
 */
export type SupplyUnitInput = SupplyUnit | CodedConceptInput;
/** A {@link SupplyUnitInput} that was checked. */
export type CheckedSupplyUnit = SupplyUnit | CodedConcept;

const word = once((): Schema<SupplyUnit> =>
  keyOf(supplyUnits, `UR-041: must be a known unit (${Object.keys(supplyUnits).join(", ")}), or a coding`),
);

/** Schema of {@link SupplyUnitInput}. @internal */
export const supplyUnit: () => Schema<SupplyUnitInput, CheckedSupplyUnit> = once(() =>
  choose((input) => (typeof input === "string" ? word() : codedConcept()), [word, codedConcept]),
);

/** An amount of a medicine; above zero. */
export interface SupplyQuantityInput {
  /** How many; above zero. */
  readonly value: Measured;
  /** Of what: `capsule`, `tablet`, `ml` ..., or dm+d's own code for the unit (UR-041). */
  readonly unit: SupplyUnitInput;
}

/** A {@link SupplyQuantityInput} that was checked. */
export interface SupplyQuantity {
  /** How many. */
  readonly value: Decimal;
  /** Of what. */
  readonly unit: CheckedSupplyUnit;
}

/** Schema of {@link SupplyQuantityInput}, with the rule that requires an amount above zero. @internal */
export function supplyQuantity(rule?: string): Schema<SupplyQuantityInput, SupplyQuantity> {
  return closedObject({ value: aboveZero(rule), unit: supplyUnit() });
}

/** The code of a supply type. @internal */
export const supplyType: () => Schema<SupplyType> = once(() =>
  keyOf(supplyTypeWords, `UR-039: must be one of ${Object.keys(supplyTypeWords).join(", ")}`),
);
