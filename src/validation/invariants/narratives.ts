import type { Narrative } from "../../fhir/types.js";
import { isPlainNarrative, saysSomething } from "./narrative.js";
import { invariant, type Invariant } from "./invariant.js";

/** What FHIR asks of the text of a resource. */
export const narrativeInvariants: readonly Invariant[] = [
  invariant(
    "txt-1",
    "Narrative",
    "forbidden",
    ".div",
    "A narrative holds plain text with basic formatting: no scripts, forms or objects.",
    ({ div }: Narrative) => typeof div !== "string" || isPlainNarrative(div),
  ),
  invariant(
    "txt-2",
    "Narrative",
    "empty",
    ".div",
    "A narrative says or shows something.",
    ({ div }: Narrative) => typeof div !== "string" || !isPlainNarrative(div) || saysSomething(div),
  ),
];
