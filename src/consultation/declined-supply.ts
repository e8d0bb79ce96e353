import type { CodedConcept, CodedConceptInput } from "./coded-concept.js";
import type { CheckedSupplyUnit, Dosage, SupplyUnitInput } from "./supply.js";

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
