import { isJobRoleCode } from "../../terminology/job-roles.js";
import { systems } from "../../terminology/systems.js";
import { errorOf, warningOf, type Rule } from "../finding.js";
import type { Met } from "../walk.js";

/** The code of a PractitionerRole itself. */
function isRole({ place, within }: Met): boolean {
  return place.resource.resourceType === "PractitionerRole" && within?.name === "code" && within.within === undefined;
}

/** UR-035: the role is one of the list, by either of its two addresses. */
export const jobRole: Rule = {
  id: "UR-035",
  text: "The role is from the list of SDS job roles, under the profile's address; the examples' address is a warning.",
  source: "update-record.md, sections 3 and 10",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { value, path } of subject.codings.filter(isRole)) {
      const isProfiles = value.system === systems.sdsJobRoleName;
      if (!isProfiles) found.push(warningOf("UR-035", "other-system", `${path}.system`, `Another system stands here: the profile asks for ${systems.sdsJobRoleName}.`, { expected: systems.sdsJobRoleName, received: value.system }));
      // The profile's own schema judges the codes of its own system.
      if (value.system === systems.sdsJobRoleNameAlternative && value.code !== undefined && !isJobRoleCode(value.code)) {
        found.push(errorOf("UR-035", "code-unknown", `${path}.code`, "The list of job roles does not have this code: choose one that it has.", { received: value.code }));
      }
    }
  },
};
