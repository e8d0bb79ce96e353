import { once } from "../values/once.js";
import { displaysOfJobRoles, type JobRoleCode } from "./job-roles.generated.js";
import { systems, type Coding } from "./systems.js";

export type { JobRoleCode };

/**
 * The display of every job role of the list, by its code (UR-035): made when it is first asked for.
 *
 * @example
 * console.log(jobRoles().R1290); // Pharmacist
 */
export const jobRoles: () => Readonly<Record<JobRoleCode, string>> = /* @__PURE__ */ once(
  () => JSON.parse(displaysOfJobRoles) as Record<JobRoleCode, string>,
);

/** True for a code of the job role list. */
export function isJobRoleCode(code: unknown): code is JobRoleCode {
  return typeof code === "string" && Object.hasOwn(jobRoles(), code);
}

/** The coding of a job role, under the profile's address (UR-035): `jobRoleCoding("R1290")` is Pharmacist. */
export function jobRoleCoding(code: JobRoleCode): Coding {
  return { system: systems.sdsJobRoleName, code, display: jobRoles()[code] };
}

/**
 * The job roles that are a pharmacist's: Pharmacist, Clinical Pharmacy Specialist, two kinds of clinical pharmacist and
 * the older Community Pharmacist. Source: clinical-safety.md.
 */
export const pharmacistRoles: ReadonlySet<string> = new Set<JobRoleCode>(["R1290", "R5260", "R9803", "R9804", "R5240"]);
