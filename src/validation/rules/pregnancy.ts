import type { Observation, Resource } from "../../fhir/types.js";
import { pregnancyStatuses } from "../../terminology/pregnancy-statuses.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, type Rule } from "../report/finding.js";

/** UR-062: pregnant, and not pregnant; nothing else. */
export const pregnancyCodes: readonly string[] = Object.values(pregnancyStatuses).map(({ code }) => code);

/** True for an Observation that speaks of a pregnancy by its code or by its heading. */
export function isPregnancyStatus(resource: Resource): resource is Observation {
  return resource.resourceType === "Observation" && (says(resource) || isTagged(resource.meta));
}

function says({ code }: Observation): boolean {
  return (code?.coding ?? []).some((coding) => coding.code !== undefined && pregnancyCodes.includes(coding.code));
}

function isTagged(meta: Observation["meta"]): boolean {
  return (meta?.tag ?? []).some((tag) => tag.code === "pregnancy-status");
}

/** UR-062: the code alone says it, in an Observation. Which codes may: CS-02; how often: CS-03. */
export const pregnancyStatus: Rule = {
  id: "UR-062",
  text:
    "A pregnancy status is the code of an Observation that was asked and answered: without a value, without a " +
    "reason for its absence, and in no other resource.",
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
            "The code alone says whether the patient is pregnant; where it was not answered, nothing is sent.",
          ),
        );
      }
    }
    for (const coding of subject.codings) {
      if (coding.place.type === "Observation") continue;
      const { system, code } = coding.value;
      if (code === undefined || system !== systems.snomed || !pregnancyCodes.includes(code)) continue;
      found.push(
        errorOf("UR-062", "wrong-resource", `${coding.path}.code`, "A pregnancy status is an Observation.", {
          received: code,
        }),
      );
    }
  },
};
