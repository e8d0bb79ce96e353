import type { SupplyType } from "../../terminology/dispense.js";
import type { Decimal } from "../../values/decimal.js";
import type { FhirDateTime } from "../../values/dates.js";
import { closedObject, optional } from "../schema/closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "../coded-concept.js";
import { dosage, type Dosage } from "./dosage.js";
import { aboveZero, type Measured } from "../observations/measured.js";
import type { Schema } from "../schema/schema.js";
import { structuredDose, type StructuredDose, type StructuredDoseInput } from "./structured-dose.js";
import { supplyQuantity, type SupplyQuantity, type SupplyQuantityInput, supplyType } from "./supply-quantity.js";
import { line } from "../schema/text.js";
import { moment } from "../schema/times.js";
import { once } from "../../values/once.js";

/** A medicine supplied, as the caller gives it (UR-039). */
export interface SupplyInput {
  /** Actual medicinal product (AMP) of dm+d. */
  readonly product: CodedConceptInput;
  /** How much was handed over; above zero (CS-19). */
  readonly quantity: SupplyQuantityInput;
  /** One text for record and patient, or one for each. */
  readonly dosage: string | Dosage;
  /** The dose as data, where the system has it: it is sent as well as the texts, never instead of them. */
  readonly dose?: StructuredDoseInput;
  /** How many days it lasts. */
  readonly daysSupply?: Measured;
  /** When it was handed over, with an offset; at least the day. Left out: when the consultation started. */
  readonly suppliedAt?: string;
  /** Label of the one of `otherPractitioners` who supplied it. Left out: the `practitioner`. */
  readonly suppliedBy?: string;
  /**
   * Under what authority it was supplied. Left out on a clinical pathway whose gateway point was met, it becomes
   * `patient-group-direction`, except for hydrogen peroxide under impetigo: there it must be stated (it goes under a
   * clinical protocol). Left out anywhere else, it is not sent.
   */
  readonly supplyType?: SupplyType;
}

/** A {@link SupplyInput} that was checked. */
export interface Supply extends SupplyInput {
  readonly product: CodedConcept;
  readonly quantity: SupplyQuantity;
  readonly dosage: Dosage;
  readonly dose?: StructuredDose;
  readonly daysSupply?: Decimal;
  readonly suppliedAt?: FhirDateTime;
}

/** Schema of {@link SupplyInput}. @internal */
export const supply: () => Schema<SupplyInput, Supply> = once(() =>
  closedObject(
    {
      product: codedConcept(),
      quantity: supplyQuantity("CS-19"),
      dosage: dosage(),
      dose: optional(structuredDose()),
      daysSupply: optional(aboveZero()),
      suppliedAt: optional(moment()),
      suppliedBy: optional(line()),
      supplyType: optional(supplyType()),
    },
    { quantity: "CS-19: is missing", dosage: "UR-039: is missing" },
  ),
);
