import { pregnancyCodes } from "../../terminology/pregnancy-statuses.js";
import { systems } from "../../terminology/systems.js";
import { isPregnancyStatus } from "../subject/codes-of.js";
import type { Rule } from "./rule.js";
import { errorOf } from "../report/finding.js";

/** UR-062: the code of an Observation alone says it. Which codes are allowed: CS-02; how often: CS-03. */
export const pregnancyStatus: Rule = {
  id: "UR-062",
  text:
    "A pregnancy status is the code of an Observation, sent only where the patient answered: without a value, " +
    "without a reason for its absence, and in no other resource.",
  source: "update-record.md, section 5",
  severities: ["error"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("Observation")) {
      if (!isPregnancyStatus(resource)) continue;
      for (const member of Object.keys(resource)) {
        if (member !== "dataAbsentReason" && !member.startsWith("value")) continue;
        found.push(
          errorOf(
            "UR-062",
            "forbidden",
            `${path}.${member}`,
            "The code alone says whether the patient is pregnant; where the question was not answered, send nothing.",
          ),
        );
      }
    }
    for (const coding of subject.codings) {
      const { system, code } = coding.value;
      if (code === undefined || system !== systems.snomed || !pregnancyCodes.includes(code)) continue;
      if (coding.place.type !== "Observation")
        found.push(
          errorOf("UR-062", "wrong-resource", `${coding.path}.code`, "A pregnancy status must be an Observation.", {
            received: code,
          }),
        );
      else if (!coding.path.startsWith(`${coding.place.path}.code.`))
        found.push(
          errorOf(
            "UR-062",
            "forbidden",
            `${coding.path}.code`,
            "A pregnancy status must be the code of an Observation of its own.",
            { received: code },
          ),
        );
    }
  },
};
