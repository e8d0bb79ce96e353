import type { CodeableConcept } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, type Finding, type Rule } from "../finding.js";

/** UR-031, UR-036, UR-038: what the encounter, observation or condition is, is said in SNOMED CT. */
export const snomedCoded: Rule = {
  id: "UR-036",
  text: "Encounter.type, Observation.code and Condition.code have a SNOMED CT coding.",
  source: "update-record.md, section 3",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("Encounter")) yield* coded(resource.type?.[0], `${path}.type[0]`, "UR-031");
    for (const { resource, path } of subject.of("Observation")) yield* coded(resource.code, `${path}.code`, "UR-036");
    for (const { resource, path } of subject.of("Condition")) yield* coded(resource.code, `${path}.code`, "UR-038");
  },
};

function* coded(concept: CodeableConcept | undefined, path: string, rule: string): Generator<Finding> {
  if (concept === undefined || (concept.coding ?? []).some(({ system, code }) => system === systems.snomed && code !== undefined)) return;
  yield errorOf(rule, "required", `${path}.coding`, `There must be a coding of system ${systems.snomed}.`, { expected: systems.snomed, received: concept.coding?.[0]?.system });
}
