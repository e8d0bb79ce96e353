import type { CodeableConcept } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

interface Coded {
  readonly concept: CodeableConcept | undefined;
  readonly path: string;
}

const concepts: readonly {
  readonly rule: string;
  readonly element: string;
  readonly of: (subject: Subject) => readonly Coded[];
}[] = [
  {
    rule: "UR-031",
    element: "Encounter.type",
    of: (subject) =>
      subject.of("Encounter").map(({ resource, path }) => ({ concept: resource.type?.[0], path: `${path}.type[0]` })),
  },
  {
    rule: "UR-036",
    element: "Observation.code",
    of: (subject) =>
      subject.of("Observation").map(({ resource, path }) => ({ concept: resource.code, path: `${path}.code` })),
  },
  {
    rule: "UR-038",
    element: "Condition.code",
    of: (subject) =>
      subject.of("Condition").map(({ resource, path }) => ({ concept: resource.code, path: `${path}.code` })),
  },
];

/** UR-031, UR-036, UR-038: an encounter, observation or condition is coded in SNOMED CT. */
export const snomedCoded: readonly Rule[] = concepts.map(({ rule, element, of }): Rule => ({
  id: rule,
  text: `${element} has a SNOMED CT coding.`,
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { concept, path } of of(subject)) uncoded(concept, path, rule, found);
  },
}));

function uncoded(concept: CodeableConcept | undefined, path: string, rule: string, found: Finding[]): void {
  if (
    concept === undefined ||
    (concept.coding ?? []).some(({ system, code }) => system === systems.snomed && code !== undefined)
  )
    return;
  found.push(
    errorOf(
      rule,
      "required",
      `${path}.coding`,
      `There is no SNOMED CT code: add a coding of system ${systems.snomed}.`,
      { expected: systems.snomed, received: concept.coding?.[0]?.system },
    ),
  );
}
