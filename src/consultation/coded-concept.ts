import type { SctId } from "../values/sct-id.js";

/** A SNOMED CT or dm+d concept as the caller gives it: its identifier and the words that belong to it. */
export interface CodedConceptInput {
  /** SNOMED CT or dm+d identifier, 6 to 18 digits with a correct check digit (CS-22). */
  readonly code: string;
  /** The words for it, as a person reads them, such as `Acute sinusitis`. */
  readonly display: string;
}

/** A {@link CodedConceptInput} that was checked. */
export interface CodedConcept extends CodedConceptInput {
  readonly code: SctId;
}
