import { errorOf, type Rule } from "../finding.js";

/** UR-038: a presenting complaint is there or has gone; it is no entry of a problem list. */
export const condition: Rule = {
  id: "UR-038",
  text: "The clinical status is active or resolved.",
  source: "update-record.md, section 3",
  appliesTo: ["update-record", "other"],
  *check(subject) {
    for (const { resource, path } of subject.of("Condition")) {
      const status: string | undefined = resource.clinicalStatus;
      if (status !== undefined && status !== "active" && status !== "resolved") yield errorOf("UR-038", "fixed-value", `${path}.clinicalStatus`, "The clinical status must be active or resolved.", { expected: ["active", "resolved"], received: status });
    }
  },
};
