import * as v from "valibot";
import type { SupplyType } from "../terminology/supply-type.js";
import type { Decimal } from "../values/decimal.js";
import type { FhirDateTime } from "../values/fhir-date-time.js";
import { closedObject } from "./closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "./coded-concept.js";
import { dosage, type Dosage } from "./dosage.js";
import { aboveZero, type Measured } from "./measured.js";
import { supplyType } from "./supply-type.js";
import { supplyUnit, type CheckedSupplyUnit, type SupplyUnitInput } from "./supply-unit.js";
import { moment } from "./times.js";

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
   * Under what authority it was supplied. Left out on a clinical pathway, it becomes `patient-group-direction`;
   * left out on minor illness, it is not said.
   */
  readonly supplyType?: SupplyType;
}

/** A {@link SupplyInput} that was checked. */
export interface Supply extends SupplyInput {
  readonly product: CodedConcept;
  readonly quantity: { readonly value: Decimal; readonly unit: CheckedSupplyUnit };
  readonly dosage: Dosage;
  readonly daysSupply?: Decimal;
  readonly suppliedAt?: FhirDateTime;
}

/** Schema of {@link SupplyInput}. @internal @internal */
export const supply: v.GenericSchema<SupplyInput, Supply> = closedObject(
  {
    product: codedConcept,
    quantity: closedObject({ value: aboveZero("CS-19"), unit: supplyUnit }),
    dosage,
    daysSupply: v.exactOptional(aboveZero()),
    suppliedAt: v.exactOptional(moment),
    supplyType: v.exactOptional(supplyType),
  },
  { quantity: "CS-19: is missing", dosage: "UR-039: is missing" },
);
