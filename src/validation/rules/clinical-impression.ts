import type { Rule } from "./rule.js";
import { errorOf } from "../report/finding.js";

/** UR-037: a ClinicalImpression is a completed piece of text. */
export const clinicalImpression: Rule = {
  id: "UR-037",
  text: "The status is completed.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("ClinicalImpression")) {
      if (resource.status !== undefined && resource.status !== "completed")
        found.push(
          errorOf("UR-037", "fixed-value", `${path}.status`, "The status is wrong: it must be completed.", {
            expected: "completed",
            received: resource.status,
          }),
        );
    }
  },
};
