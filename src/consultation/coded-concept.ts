import { InvalidValueError } from "../errors.js";
import { parseSctId, sctIdKind, type SctId } from "../values/sct-id.js";
import { checkedValue } from "./schema/checked-value.js";
import { closedObject } from "./schema/closed-object.js";
import type { Schema } from "./schema/schema.js";
import { line } from "./schema/text.js";
import { once } from "../values/once.js";

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

/** Schema of {@link CodedConceptInput}. @internal */
export const codedConcept: () => Schema<CodedConceptInput, CodedConcept> = once(() =>
  closedObject({
    code: checkedValue(parseConceptId, "^[1-9][0-9]{5,17}$", "CS-22"),
    display: line(),
  }),
);

/** A coding needs a concept; the identifier of a description or a relationship means nothing there. */
function parseConceptId(text: string): SctId {
  const id = parseSctId(text);
  if (sctIdKind(id) !== "concept")
    throw new InvalidValueError("SNOMED CT identifier", "identifies a description or relationship, not a concept");
  return id;
}
