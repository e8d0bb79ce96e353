import type { Reference } from "../../../fhir/types.js";
import { participantType, participations } from "../../../terminology/encounter.js";
import { isJobRoleCode } from "../../../terminology/job-roles.js";
import { systems } from "../../../terminology/systems.js";
import { once } from "../../../values/once.js";
import type { Place } from "../../subject/place.js";
import type { Subject } from "../../subject/subject.js";
import type { PerformerFact } from "./facts.js";

/** Who a reference of a resource names, with their job roles. */
export type Performers = (place: Place, reference: Reference | undefined) => PerformerFact | undefined;

/** The job roles are looked up once, when the first is asked for. */
export function performersIn(subject: Subject): Performers {
  const rolesOf = once(() => {
    const found = new Map<Place, string[]>();
    for (const role of subject.of("PractitionerRole")) {
      const person = subject.resolve(role, role.resource.practitioner);
      if (person === undefined) continue;
      const codings = (role.resource.code ?? []).flatMap(({ coding = [] }) => coding);
      const codes = codings.flatMap(({ system, code }) =>
        systemsOfRoles.includes(system) && isJobRoleCode(code) ? code : [],
      );
      found.set(person, [...(found.get(person) ?? []), ...codes]);
    }
    return found;
  });
  return (place, reference) => {
    const person = subject.resolve(place, reference);
    return person === undefined ? undefined : { path: person.path, roles: rolesOf().get(person) ?? [] };
  };
}

const systemsOfRoles: readonly (string | undefined)[] = [systems.sdsJobRoleName, systems.sdsJobRoleNameAlternative];

/** The primary performer of the encounter, else its recorder. */
export function providerIn(subject: Subject, performers: Performers): PerformerFact | undefined {
  const encounter = subject.of("Encounter")[0];
  if (encounter === undefined) return undefined;
  const participants = encounter.resource.participant ?? [];
  const whoIs = (wanted: string): Reference | undefined =>
    participants.find(({ type = [] }) => type.some(({ coding = [] }) => coding.some(({ code }) => code === wanted)))
      ?.individual;
  return performers(encounter, whoIs(participations.PPRF.code) ?? whoIs(participantType.code));
}
