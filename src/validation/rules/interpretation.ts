import { interpretations } from "../../terminology/interpretations.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { warningOf, type Finding } from "../report/finding.js";
import type { CodeableConcept } from "../../fhir/types.js";

const hl7 = systems.observationInterpretation;
const nhs = systems.observationInterpretationNhs;

/** UR-076: how an interpretation is coded. That a range has no comparator is a rule of its profile. */
export const interpretation: Rule = {
  id: "UR-076",
  text: "An interpretation is a code of the guide's list: under HL7's system v2-0078, PA under NHS England's.",
  source: "update-record.md, sections 6 and 10",
  severities: ["warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Observation")) {
      if (resource.interpretation !== undefined) coded(resource.interpretation, `${path}.interpretation`, found);
      for (const [index, { interpretation: ofPart }] of (resource.component ?? []).entries()) {
        if (ofPart !== undefined) coded(ofPart, `${path}.component[${index}].interpretation`, found);
      }
    }
  },
};

function coded({ coding = [] }: CodeableConcept, path: string, found: Finding[]): void {
  for (const [index, { system, code }] of coding.entries()) {
    const place = `${path}.coding[${index}]`;
    if (system === nhs ? code !== "PA" : system !== hl7) {
      found.push(
        warningOf(
          "UR-076",
          "other-system",
          `${place}.system`,
          "NHS England's system of interpretations holds PA alone; the others are of HL7's v2-0078.",
          { expected: code === "PA" ? nhs : hl7, received: system },
        ),
      );
    } else if (code !== undefined && !Object.hasOwn(interpretations, code))
      found.push(
        warningOf("UR-076", "code-unknown", `${place}.code`, "The list of interpretations does not have this code.", {
          received: code,
        }),
      );
  }
}
