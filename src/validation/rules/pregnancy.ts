import type { Observation } from "../../fhir/types.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, type Rule } from "../finding.js";

export const pregnancyCodes: readonly string[] = ["77386006", "60001007"];

/** True for an Observation that speaks of a pregnancy by its code or by its heading. */
export function isPregnancyStatus({ code, meta }: Observation): boolean {
  return (code?.coding ?? []).some((coding) => coding.code !== undefined && pregnancyCodes.includes(coding.code)) || isTagged(meta);
}

function isTagged(meta: Observation["meta"]): boolean {
  return (meta?.tag ?? []).some((tag) => tag.code === "pregnancy-status");
}

/** CS-02 and CS-03: one pregnancy status at most, in one of the two codes. Their words are judged with all others (UR-062). */
export const pregnancyStatus: Rule = {
  id: "CS-02",
  text: "A pregnancy status is 77386006 or 60001007 and nothing else, and there is one at most (CS-03).",
  source: "clinical-safety.md; update-record.md, UR-062",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    const found = subject.of("Observation").filter(({ resource }) => isPregnancyStatus(resource));
    for (const { resource, path } of found) {
      for (const [index, { system, code }] of (resource.code?.coding ?? []).entries()) {
        if (system === systems.snomed && code !== undefined && !pregnancyCodes.includes(code)) {
          yield errorOf("CS-02", "code-unknown", `${path}.code.coding[${index}].code`, `A pregnancy status is ${pregnancyCodes.join(" or ")}.`);
        }
      }
    }
    for (const { path } of found.slice(1)) yield errorOf("CS-03", "too-many", path, "The message says twice whether the patient is pregnant.");
  },
};
