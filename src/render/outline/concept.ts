import type { CodedConceptInput } from "../../consultation/coded-concept.js";
import type { AsFound } from "../../message/read/received.js";
import type { Shown } from "./sections.js";

/** A code in brackets, as {@link writtenConcept} writes it: for filing, so a page prints it small. */
export const writtenCode: RegExp = /(\((?:SNOMED CT|dm\+d) [0-9]{6,18}\))/;

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
