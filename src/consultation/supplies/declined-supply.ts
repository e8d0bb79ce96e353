import type { SupplyType } from "../../terminology/dispense.js";
import { closedObject, optional } from "../schema/closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "../coded-concept.js";
import { dosage, type Dosage } from "./dosage.js";
import type { Schema } from "../schema/schema.js";
import { structuredDose, type StructuredDose, type StructuredDoseInput } from "./structured-dose.js";
import { supplyUnit, type CheckedSupplyUnit, type SupplyUnitInput, supplyType } from "./supply-quantity.js";
import { line, text } from "../schema/text.js";
import { once } from "../../values/once.js";

/** A medicine that was offered and not supplied, as the caller gives it (UR-040). */
export interface DeclinedSupplyInput {
  /** Actual medicinal product (AMP) of dm+d. */
  readonly product: CodedConceptInput;
  /** The unit in which the quantity would have been given; the quantity sent is 0. */
  readonly unit: SupplyUnitInput;
  /** Why it was not supplied, in words (CS-19). */
  readonly reason: string;
  /** How it would have been taken. Left out: both texts say that it was not supplied. */
  readonly dosage?: string | Dosage;
  /** The dose as data. */
  readonly dose?: StructuredDoseInput;
  /** Label of the one of `otherPractitioners` who offered it. Left out: the `practitioner`. */
  readonly offeredBy?: string;
  /** Under what authority it would have been supplied; if left out, as for a `SupplyInput`. */
  readonly supplyType?: SupplyType;
}

/** A {@link DeclinedSupplyInput} that was checked. */
export interface DeclinedSupply extends DeclinedSupplyInput {
  readonly product: CodedConcept;
  readonly unit: CheckedSupplyUnit;
  readonly dosage?: Dosage;
  readonly dose?: StructuredDose;
}

/** Schema of {@link DeclinedSupplyInput}. @internal */
export const declinedSupply: () => Schema<DeclinedSupplyInput, DeclinedSupply> = once(() =>
  closedObject(
    {
      product: codedConcept(),
      unit: supplyUnit(),
      reason: text(),
      dosage: optional(dosage()),
      dose: optional(structuredDose()),
      offeredBy: optional(line()),
      supplyType: optional(supplyType()),
    },
    { reason: "CS-19: is missing" },
  ),
);
