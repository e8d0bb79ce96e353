import type * as v from "valibot";
import { closedObject } from "./closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "./coded-concept.js";
import { oneOf } from "./one-of.js";

/** What the patient came with (UR-038): never an entry for the practice's problem list. */
export interface PresentingComplaintInput {
  /** SNOMED CT concept of the condition. */
  readonly condition: CodedConceptInput;
  readonly clinicalStatus: "active" | "resolved";
}

/** A {@link PresentingComplaintInput} that was checked. */
export interface PresentingComplaint extends PresentingComplaintInput {
  readonly condition: CodedConcept;
}

/** Schema of {@link PresentingComplaintInput}. @internal @internal */
export const presentingComplaint: v.GenericSchema<PresentingComplaintInput, PresentingComplaint> = closedObject({
  condition: codedConcept,
  clinicalStatus: oneOf(["active", "resolved"], "UR-038"),
});
