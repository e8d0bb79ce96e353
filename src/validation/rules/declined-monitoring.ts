import type { Rule } from "./rule.js";
import { errorOf, warningOf } from "../report/finding.js";

const declined = "861231000000105";

/** UR-063: the reason for declining ambulatory monitoring is sent. */
export const declinedMonitoring: Rule = {
  id: "UR-063",
  text: "An Observation saying that ambulatory monitoring was declined gives the reason in code.text.",
  source: "update-record.md, section 5",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Observation")) {
      const coding = (resource.code?.coding ?? []).find(({ code }) => code === declined);
      if (coding === undefined) continue;
      if (resource.code?.text === undefined)
        found.push(
          errorOf(
            "UR-063",
            "required",
            `${path}.code.text`,
            "The reason is missing: write into code.text why monitoring was declined.",
          ),
        );
      else if (resource.code.text === coding.display)
        found.push(
          warningOf(
            "UR-063",
            "no-reason",
            `${path}.code.text`,
            "The text repeats the display: it should be the reason.",
          ),
        );
    }
  },
};
