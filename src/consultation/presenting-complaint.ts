import { closedObject, optional } from "./schema/closed-object.js";
import { codedConcept, type CodedConcept, type CodedConceptInput } from "./coded-concept.js";
import { oneOf } from "./schema/one-of.js";
import type { Schema } from "./schema/schema.js";
import { once } from "../values/once.js";

/** What the patient came with (UR-038). It is not an entry for the practice's problem list. */
export interface PresentingComplaintInput {
  /** SNOMED CT concept of the condition. */
  readonly condition: CodedConceptInput;
  /** Whether the patient still has it (UR-038). */
  readonly clinicalStatus: "active" | "resolved";
  /** Where on the body, in SNOMED CT. */
  readonly bodySite?: CodedConceptInput;
}

/** A {@link PresentingComplaintInput} that was checked. */
export interface PresentingComplaint extends PresentingComplaintInput {
  readonly condition: CodedConcept;
  readonly bodySite?: CodedConcept;
}

/** Schema of {@link PresentingComplaintInput}. @internal */
export const presentingComplaint: () => Schema<PresentingComplaintInput, PresentingComplaint> = once(() =>
  closedObject({
    condition: codedConcept(),
    clinicalStatus: oneOf(["active", "resolved"], "UR-038"),
    bodySite: optional(codedConcept()),
  }),
);
