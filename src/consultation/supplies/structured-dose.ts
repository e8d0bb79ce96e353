import { closedObject, optional, atLeastOneMember } from "../schema/closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "../coded-concept.js";
import { aboveZero } from "../observations/measured.js";
import { literalTrue } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";
import { supplyQuantity, type SupplyQuantity, type SupplyQuantityInput } from "./supply-quantity.js";
import { doseTiming, type DoseTiming, type DoseTimingInput } from "./timing.js";
import { once } from "../../values/once.js";

/** The dose as data, in addition to the two texts (UR-039): at least one of these. */
export interface StructuredDoseInput {
  /** How it enters the body, in SNOMED CT, such as 26643006 Oral route. */
  readonly route?: CodedConceptInput;
  /** Where on the body, in SNOMED CT. */
  readonly site?: CodedConceptInput;
  /** How often it is taken. */
  readonly timing?: DoseTimingInput;
  /** How much at a time. */
  readonly quantity?: SupplyQuantityInput;
  /** At most this much within this many days. */
  readonly maximum?: {
    /** How much at most. */
    readonly quantity: SupplyQuantityInput;
    /** Within how many days; above zero. */
    readonly days: SupplyQuantityInput["value"];
  };
  /** Only when needed. */
  readonly asNeeded?: true;
}

/** A {@link StructuredDoseInput} that was checked. */
export interface StructuredDose extends StructuredDoseInput {
  readonly route?: CodedConcept;
  readonly site?: CodedConcept;
  readonly timing?: DoseTiming;
  readonly quantity?: SupplyQuantity;
  readonly maximum?: {
    /** How much at most. */
    readonly quantity: SupplyQuantity;
    /** Within how many days. */
    readonly days: SupplyQuantity["value"];
  };
}

/** Schema of {@link StructuredDoseInput}. @internal */
export const structuredDose: () => Schema<StructuredDoseInput, StructuredDose> = once(() =>
  atLeastOneMember(
    closedObject({
      route: optional(codedConcept()),
      site: optional(codedConcept()),
      timing: optional(doseTiming()),
      quantity: optional(supplyQuantity()),
      maximum: optional(closedObject({ quantity: supplyQuantity(), days: aboveZero() })),
      asNeeded: optional(literalTrue()),
    }),
    1,
  ),
);
