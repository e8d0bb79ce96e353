import { supplyUnits, type SupplyUnit } from "../../terminology/units.js";
import { choose } from "../schema/choose.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "../coded-concept.js";
import { keyOf } from "../schema/one-of.js";
import type { Schema } from "../schema/schema.js";

/** Unit of a quantity supplied: a word for a common one (UR-041), or dm+d's own code for another. */
export type SupplyUnitInput = SupplyUnit | CodedConceptInput;
/** A {@link SupplyUnitInput} that was checked. */
export type CheckedSupplyUnit = SupplyUnit | CodedConcept;

const word: Schema<SupplyUnit> = keyOf(
  supplyUnits,
  `UR-041: must be a known unit (${Object.keys(supplyUnits).join(", ")}), or a coding`,
);

/** Schema of {@link SupplyUnitInput}. @internal */
export const supplyUnit: Schema<SupplyUnitInput, CheckedSupplyUnit> = choose(
  (input) => (typeof input === "string" ? word : codedConcept),
  [word, codedConcept],
);
