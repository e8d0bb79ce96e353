import { headings } from "../../terminology/headings.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf } from "../report/finding.js";

const complaint = headings["presenting-complaints-or-issues"].code;

/** UR-038: a presenting complaint is active or resolved; it is not an entry of the practice's problem list. */
export const condition: Rule = {
  id: "UR-038",
  text: "A Condition is a presenting complaint: under that heading, active or resolved, and not for the problem list.",
  source: "update-record.md, section 3",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Condition")) {
      const status: string | undefined = resource.clinicalStatus;
      if (status !== undefined && status !== "active" && status !== "resolved") {
        found.push(
          errorOf(
            "UR-038",
            "fixed-value",
            `${path}.clinicalStatus`,
            "The clinical status is wrong: it must be active or resolved.",
            { expected: ["active", "resolved"], received: status },
          ),
        );
      }
      for (const [index, { system, code }] of (resource.meta?.tag ?? []).entries()) {
        if (
          system === systems.recordStandardHeadings &&
          code !== undefined &&
          Object.hasOwn(headings, code) &&
          code !== complaint
        ) {
          found.push(
            errorOf(
              "UR-038",
              "fixed-value",
              `${path}.meta.tag[${index}].code`,
              `The heading is wrong: that of a Condition must be ${complaint}.`,
              { expected: complaint, received: code },
            ),
          );
        }
      }
      for (const [index, { coding = [] }] of (resource.category ?? []).entries()) {
        for (const [at, { code }] of coding.entries()) {
          if (code === "problem-list-item")
            found.push(
              errorOf(
                "UR-038",
                "fixed-value",
                `${path}.category[${index}].coding[${at}].code`,
                "A presenting complaint is not for the practice's problem list.",
                { received: code },
              ),
            );
        }
      }
    }
  },
};
