import type { CodedConcept, CodedConceptInput } from "./coded-concept.js";

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
