import type { CodeableConcept } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";

/** The SNOMED CT codes of a concept. */
export function codesOf(concept: CodeableConcept | undefined): readonly string[] {
  const codes: string[] = [];
  for (const { system, code } of concept?.coding ?? [])
    if (system === systems.snomed && code !== undefined) codes.push(code);
  return codes;
}
