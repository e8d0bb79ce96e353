import type { CodeableConcept, Observation, Resource } from "../../fhir/types.js";
import { pregnancyCodes } from "../../terminology/pregnancy-statuses.js";
import { systems } from "../../terminology/systems.js";

/** The SNOMED CT codes of a concept. */
export function codesOf(concept: CodeableConcept | undefined): readonly string[] {
  const codes: string[] = [];
  for (const { system, code } of concept?.coding ?? [])
    if (system === systems.snomed && code !== undefined) codes.push(code);
  return codes;
}

/** True for an Observation about pregnancy, by its code or by its heading. */
export function isPregnancyStatus(resource: Resource): resource is Observation {
  return resource.resourceType === "Observation" && (says(resource) || isTagged(resource.meta));
}

function says({ code }: Observation): boolean {
  return (code?.coding ?? []).some((coding) => coding.code !== undefined && pregnancyCodes.includes(coding.code));
}

function isTagged(meta: Observation["meta"]): boolean {
  return (meta?.tag ?? []).some((tag) => tag.code === "pregnancy-status");
}
