import type { CodedConcept } from "../consultation/coded-concept.js";

/** The words, and the code for whoever files it: `Acute sinusitis (SNOMED CT 15805002)`. */
export function writtenConcept({ code, display }: CodedConcept, terminology: "SNOMED CT" | "dm+d"): string {
  return `${display} (${terminology} ${code})`;
}
