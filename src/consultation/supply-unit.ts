import * as v from "valibot";
import { supplyUnits, type SupplyUnit } from "../terminology/units.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "./coded-concept.js";
import { keyOf } from "./one-of.js";

/** Unit of a quantity supplied: a word for a common one (UR-041), or dm+d's own code for another. */
export type SupplyUnitInput = SupplyUnit | CodedConceptInput;
/** A {@link SupplyUnitInput} that was checked. */
export type CheckedSupplyUnit = SupplyUnit | CodedConcept;

const word: v.GenericSchema<SupplyUnit> = keyOf(supplyUnits, `UR-041: must be a known unit (${Object.keys(supplyUnits).join(", ")}), or a coding`);

/** Schema of {@link SupplyUnitInput}. @internal @internal */
export const supplyUnit: v.GenericSchema<SupplyUnitInput, CheckedSupplyUnit> = v.lazy<v.GenericSchema<SupplyUnitInput, CheckedSupplyUnit>>(
  (input) => (typeof input === "string" ? word : codedConcept),
);
