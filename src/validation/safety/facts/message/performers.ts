import type { Reference } from "../../../../fhir/types.js";
import { participantType, participations } from "../../../../terminology/encounter.js";
import { isJobRoleCode } from "../../../../terminology/job-roles.js";
import type { Place } from "../../../subject/place.js";
import type { Subject } from "../../../subject/subject.js";
import type { PerformerFact } from "../facts.js";
import { jobRoleCodes, type RolesOf } from "./roles.js";

/** Who a reference of a resource names, with their job roles. */
export type Performers = (place: Place, reference: Reference | undefined) => PerformerFact | undefined;

export function performersIn(subject: Subject, rolesOf: RolesOf): Performers {
  return (place, reference) => {
    const person = subject.resolve(place, reference);
    if (person === undefined) return undefined;
    return { path: person.path, roles: rolesOf(person).flatMap(jobRoleCodes).filter(isJobRoleCode) };
  };
}

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
