import type { PractitionerRole } from "../../../../fhir/types.js";
import { systems } from "../../../../terminology/systems.js";
import { once } from "../../../../values/once.js";
import type { Place } from "../../../subject/place.js";
import type { Subject } from "../../../subject/subject.js";

/** The PractitionerRoles that name a person, in the order of the message. */
export type RolesOf = (person: Place) => readonly PractitionerRole[];

/** The people are looked up once, when the first is asked for. */
export function rolesIn(subject: Subject): RolesOf {
  const rolesOf = once(() => {
    const found = new Map<Place, PractitionerRole[]>();
    for (const role of subject.of("PractitionerRole")) {
      const person = subject.resolve(role, role.resource.practitioner);
      if (person !== undefined) found.set(person, [...(found.get(person) ?? []), role.resource]);
    }
    return found;
  });
  return (person) => rolesOf().get(person) ?? [];
}

const systemsOfRoles: readonly (string | undefined)[] = [systems.sdsJobRoleName, systems.sdsJobRoleNameAlternative];

/** The codes of a PractitionerRole under either system of job roles, whether the list has them or not. */
export function jobRoleCodes({ code = [] }: PractitionerRole): readonly string[] {
  return code
    .flatMap(({ coding = [] }) => coding)
    .flatMap(({ system, code }) => (systemsOfRoles.includes(system) && code !== undefined ? code : []));
}
