import * as v from "valibot";
import { closedObject } from "./closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "./coded-concept.js";
import { dosage, type Dosage } from "./dosage.js";
import { supplyUnit, type CheckedSupplyUnit, type SupplyUnitInput } from "./supply-unit.js";
import { text } from "./text.js";

/** A medicine that was offered and not supplied, as the caller gives it (UR-040). */
export interface DeclinedSupplyInput {
  /** Actual medicinal product (AMP) of dm+d. */
  readonly product: CodedConceptInput;
  /** The unit in which it would have been counted; the quantity sent is 0. */
  readonly unit: SupplyUnitInput;
  /** Why it was not supplied, in words (CS-19). */
  readonly reason: string;
  /** How it would have been taken. Left out: both texts say that it was not supplied. */
  readonly dosage?: string | Dosage;
}

/** A {@link DeclinedSupplyInput} that was checked. */
export interface DeclinedSupply extends DeclinedSupplyInput {
  readonly product: CodedConcept;
  readonly unit: CheckedSupplyUnit;
  readonly dosage?: Dosage;
}

/** Schema of {@link DeclinedSupplyInput}. @internal */
export const declinedSupply: v.GenericSchema<DeclinedSupplyInput, DeclinedSupply> = closedObject(
  { product: codedConcept, unit: supplyUnit, reason: text, dosage: v.exactOptional(dosage) },
  { reason: "CS-19: is missing" },
);
