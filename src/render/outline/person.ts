import type { PersonName } from "../../consultation/people/person-name.js";
import type { PractitionerInput } from "../../consultation/people/practitioner.js";
import type { AsFound } from "../../message/read/received.js";
import { jobRoles } from "../../terminology/job-roles.js";
import { joined, type Shown } from "./sections.js";

/** `Mrs Agnes Mary THISTLEWOOD OBE`: the family name in capitals, since given names may look like one. */
export function writtenParts({ prefix = [], given = [], family, suffix = [] }: AsFound<PersonName>): Shown {
  return joined(" ", ...prefix, ...given, family?.toUpperCase(), ...suffix);
}

/** The same, with the whole name as the person writes it where that is known too. */
export function writtenName(name: AsFound<PersonName> = {}): Shown {
  const parts = writtenParts(name);
  if (parts === undefined) return name.text;
  return name.text === undefined ? parts : `${parts} (written "${name.text}")`;
}

/** `Ms Amara OKAFOR, Pharmacist, GPhC 2099001` */
export function writtenPractitioner({
  name,
  role,
  gphcNumber,
  sdsUserId,
  sdsRoleProfileId,
}: AsFound<PractitionerInput>): Shown {
  return joined(
    ", ",
    writtenName(name),
    role === undefined ? undefined : jobRoles[role],
    gphcNumber === undefined ? undefined : `GPhC ${gphcNumber}`,
    sdsUserId === undefined ? undefined : `SDS user ${sdsUserId}`,
    sdsRoleProfileId === undefined ? undefined : `SDS role profile ${sdsRoleProfileId}`,
  );
}
