import type { CodedConceptInput } from "../../consultation/coded-concept.js";
import type { AsFound } from "../../message/read/received.js";
import type { Shown } from "./sections.js";

/**
 * The display, and the code for whoever files it: `Acute sinusitis (SNOMED CT 15805002)`. In a concept read from a
 * message either may be missing.
 */
export function writtenConcept(
  { code, display }: AsFound<CodedConceptInput> = {},
  terminology: "SNOMED CT" | "dm+d" = "SNOMED CT",
): Shown {
  if (code === undefined) return display;
  return display === undefined ? `${terminology} ${code}` : `${display} (${terminology} ${code})`;
}
