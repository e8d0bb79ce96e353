import type { CodeableConcept } from "../../fhir/types.js";
import { nhsCodeLists } from "../../terminology/nhs-code-lists.generated.js";
import { systems } from "../../terminology/systems.js";
import { warningOf, type Finding } from "../report/finding.js";
import type { Subject } from "../subject/subject.js";

const organisationTypes: ReadonlySet<string> = new Set(nhsCodeLists[systems.organisationType]?.split(" "));

/**
 * The type of an organization comes from its list where the list has one that fits: any other is a warning.
 * Interpretations: UR-076.
 */
export function looseBindings(subject: Subject): readonly Finding[] {
  const found: Finding[] = [];
  for (const { resource, path } of subject.of("Organization", "document")) {
    for (const [index, concept] of (resource.type ?? []).entries()) {
      if (isOutside(concept))
        found.push(
          warningOf(
            "UR-033",
            "code-unknown",
            `${path}.type[${index}]`,
            `The type of an organization should be a code of ${systems.organisationType} where one fits.`,
          ),
        );
    }
  }
  return found;
}

function isOutside({ coding = [] }: CodeableConcept): boolean {
  return (
    coding.length > 0 &&
    !coding.some(
      ({ system, code }) => system === systems.organisationType && code !== undefined && organisationTypes.has(code),
    )
  );
}
