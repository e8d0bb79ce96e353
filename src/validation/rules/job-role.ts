import type { Coding } from "../../fhir/types.js";
import { isJobRoleCode } from "../../terminology/job-roles.js";
import { systems } from "../../terminology/systems.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";

/** UR-035: the role is from the list of job roles, under either of its two addresses. */
export const jobRole: Rule = {
  id: "UR-035",
  text: "The role is from the list of SDS job roles, under the profile's address; the examples' address is a warning.",
  source: "update-record.md, sections 3 and 10",
  severities: ["error", "warning"],
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const { resource, path } of subject.of("PractitionerRole")) {
      for (const [index, { coding = [] }] of (resource.code ?? []).entries()) {
        for (const [at, role] of coding.entries()) oneRole(role, `${path}.code[${index}].coding[${at}]`, found);
      }
    }
  },
};

function oneRole({ system, code }: Coding, path: string, found: Finding[]): void {
  if (system !== systems.sdsJobRoleName)
    found.push(
      warningOf(
        "UR-035",
        "other-system",
        `${path}.system`,
        `The system is wrong: the profile requires ${systems.sdsJobRoleName}.`,
        { expected: systems.sdsJobRoleName, received: system },
      ),
    );
  // The profile's own schema checks the codes of its own system.
  if (system === systems.sdsJobRoleNameAlternative && code !== undefined && !isJobRoleCode(code)) {
    found.push(
      errorOf(
        "UR-035",
        "code-unknown",
        `${path}.code`,
        "The list of job roles does not have this code: choose one that it has.",
        { received: code },
      ),
    );
  }
}
