import type { Identifier, Practitioner, PractitionerRole } from "../../../../fhir/types.js";
import { systems } from "../../../../terminology/systems.js";
import type { Place } from "../../../subject/place.js";
import type { Subject } from "../../../subject/subject.js";
import type { PersonFact } from "../facts.js";
import { jobRoleCodes, type RolesOf } from "./roles.js";

/** The Practitioners of a message, each with the job role of the last PractitionerRole that names them. */
export function peopleOf(subject: Subject, rolesOf: RolesOf): readonly PersonFact[] {
  return subject.of("Practitioner").map((place) => personFact(place, rolesOf(place).at(-1)));
}

function personFact({ resource, path }: Place<Practitioner>, role: PractitionerRole | undefined): PersonFact {
  const { name = [], identifier = [] } = resource;
  const at = identifier.findIndex(({ system, value }) => system === systems.gphcNumber && value !== undefined);
  const number = identifier[at]?.value;
  return {
    path,
    family: name.find(({ family }) => family !== undefined)?.family,
    role: role && jobRoleCodes(role)[0],
    registration: number === undefined ? undefined : { value: number, path: `${path}.identifier[${at}].value` },
    isIdentified: [...identifier, ...(role?.identifier ?? [])].some(isProfessional),
  };
}

const professional: readonly (string | undefined)[] = [systems.gphcNumber, systems.sdsUserId, systems.sdsRoleProfileId];

/** What has no number is UR-034's to find. */
function isProfessional({ system }: Identifier): boolean {
  return professional.includes(system);
}
