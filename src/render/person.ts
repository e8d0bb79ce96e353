import type { PersonName } from "../consultation/person-name.js";
import type { Practitioner } from "../consultation/practitioner.js";
import { jobRoles } from "../terminology/job-roles.js";

/** `Mrs Agnes Mary THISTLEWOOD OBE`: the family name in capitals, since given names may look like one. */
export function writtenParts({ prefix = [], given = [], family, suffix = [] }: Partial<PersonName>): string {
  return [...prefix, ...given, ...(family === undefined ? [] : [family.toUpperCase()]), ...suffix].join(" ");
}

/** The same, with the whole name as the person writes it where that is known too. */
export function writtenName(name: Partial<PersonName>): string {
  const parts = writtenParts(name);
  if (name.text === undefined) return parts;
  return parts === "" ? name.text : `${parts} (written "${name.text}")`;
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
