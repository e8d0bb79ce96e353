import type { Identifier, Practitioner, PractitionerRole } from "../../../fhir/types.js";
import { systems } from "../../../terminology/systems.js";
import type { Place } from "../../subject/place.js";
import type { Subject } from "../../subject/subject.js";
import type { PersonFact } from "./facts.js";

/** The Practitioners of a message, each with the job role of the PractitionerRole that names them. */
export function peopleOf(subject: Subject): readonly PersonFact[] {
  const roles = new Map<Place | undefined, Place<PractitionerRole>>();
  for (const role of subject.of("PractitionerRole")) roles.set(subject.resolve(role, role.resource.practitioner), role);
  return subject.of("Practitioner").map((place) => personFact(place, roles.get(place)?.resource));
}

function personFact({ resource, path }: Place<Practitioner>, role: PractitionerRole | undefined): PersonFact {
  const { name = [], identifier = [] } = resource;
  const at = identifier.findIndex(({ system, value }) => system === systems.gphcNumber && value !== undefined);
  const number = identifier[at]?.value;
  return {
    path,
    family: name.find(({ family }) => family !== undefined)?.family,
    role: role?.code?.flatMap(({ coding = [] }) => coding).find(isJobRole)?.code,
    registration: number === undefined ? undefined : { value: number, path: `${path}.identifier[${at}].value` },
    isIdentified: [...identifier, ...(role?.identifier ?? [])].some(isProfessional),
  };
}

const jobRoles: readonly (string | undefined)[] = [systems.sdsJobRoleName, systems.sdsJobRoleNameAlternative];

function isJobRole({ system }: { readonly system?: string }): boolean {
  return jobRoles.includes(system);
}

const professional: readonly (string | undefined)[] = [systems.gphcNumber, systems.sdsUserId, systems.sdsRoleProfileId];

/** What has no number is UR-034's to find. */
function isProfessional({ system }: Identifier): boolean {
  return professional.includes(system);
}
