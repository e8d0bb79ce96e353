import type { PersonName } from "../consultation/person-name.js";
import type { Practitioner } from "../consultation/practitioner.js";
import { jobRoles } from "../terminology/job-roles.js";

/** `Mrs Agnes Mary THISTLEWOOD OBE`: the family name in capitals, since given names may look like one. */
export function writtenName({ prefix = [], given = [], family, suffix = [], text }: Partial<PersonName>): string {
  const parts = [...prefix, ...given, ...(family === undefined ? [] : [family.toUpperCase()]), ...suffix].join(" ");
  if (text === undefined) return parts;
  return parts === "" ? text : `${parts} (written "${text}")`;
}

/** `Ms Amara OKAFOR, Pharmacist, GPhC 2099001` */
export function writtenPractitioner({ name, role, gphcNumber, sdsUserId, sdsRoleProfileId }: Practitioner): string {
  return [
    writtenName(name),
    jobRoles[role],
    ...(gphcNumber === undefined ? [] : [`GPhC ${gphcNumber}`]),
    ...(sdsUserId === undefined ? [] : [`SDS user ${sdsUserId}`]),
    ...(sdsRoleProfileId === undefined ? [] : [`SDS role profile ${sdsRoleProfileId}`]),
  ].join(", ");
}
