import type { SupplyTypeCode } from "../terminology/supply-type.js";
import type { SupplyUnit } from "../terminology/units.js";
import type { Decimal } from "../values/decimal.js";
import type { FhirDateTime } from "../values/fhir-date-time.js";
import type { CodedConcept, CodedConceptInput } from "./coded-concept.js";
import type { Measured } from "./observation.js";

/** Unit of a quantity supplied: a word for a common one (UR-041), or dm+d's own code for another. */
export type SupplyUnitInput = SupplyUnit | CodedConceptInput;
/** A {@link SupplyUnitInput} that was checked. */
export type CheckedSupplyUnit = SupplyUnit | CodedConcept;

/** How the medicine is taken, in words. Both are sent, and both are needed (UR-039). */
export interface Dosage {
  /** For the record. */
  readonly text: string;
  /** For the patient, as on the label. */
  readonly patientInstruction: string;
}

/** A medicine supplied, as the caller gives it (UR-039). */
export interface SupplyInput {
  /** Actual medicinal product (AMP) of dm+d. */
  readonly product: CodedConceptInput;
  /** How much was handed over; above zero (CS-19). */
  readonly quantity: { readonly value: Measured; readonly unit: SupplyUnitInput };
  /** One text for record and patient, or one for each. */
  readonly dosage: string | Dosage;
  /** How many days it lasts. */
  readonly daysSupply?: Measured;
  /** When it was handed over, with an offset; at least the day. Left out: when the consultation started. */
  readonly suppliedAt?: string;
  /**
   * Under what authority it was supplied. Left out on a clinical pathway: `patient-group-direction`;
   * left out on minor illness: not said.
   */
  readonly supplyType?: SupplyTypeCode;
}

/** A {@link SupplyInput} that was checked. */
export interface Supply extends SupplyInput {
  readonly product: CodedConcept;
  readonly quantity: { readonly value: Decimal; readonly unit: CheckedSupplyUnit };
  readonly dosage: Dosage;
  readonly daysSupply?: Decimal;
  readonly suppliedAt?: FhirDateTime;
}
