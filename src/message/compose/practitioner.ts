import type { Practitioner as Person } from "../../consultation/people/practitioner.js";
import type { Identifier, Practitioner, PractitionerRole } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { type OwnResource, listed, metaOf, humanNameOf, conceptOf } from "./elements.js";
import { type MessageContext, type PersonIds, refer } from "./context.js";
import { from, fromEach } from "../origin.js";
import { jobRoleCoding } from "../../terminology/job-roles.js";

/** UR-034: one name, and such identifiers as there are, the local ones first as in the official examples. */
function composePractitioner({ now }: MessageContext, person: Person, ids: PersonIds): Practitioner & OwnResource {
  return {
    resourceType: "Practitioner",
    id: ids.practitioner,
    meta: metaOf(profiles.practitioner, now),
    ...listed({ identifier: identifiersOf(person) }),
    name: [humanNameOf(person.name)],
  };
}

function identifiersOf({
  localIdentifiers = [],
  gphcNumber,
  sdsUserId,
  sdsRoleProfileId,
}: Person): readonly Identifier[] {
  const all = [
    { system: systems.gphcNumber, value: gphcNumber },
    { system: systems.sdsUserId, value: sdsUserId },
    { system: systems.sdsRoleProfileId, value: sdsRoleProfileId },
  ];
  return [...localIdentifiers, ...all.flatMap(({ system, value }) => (value === undefined ? [] : [{ system, value }]))];
}

/** UR-035: the job role of a practitioner in the pharmacy. */
function composePractitionerRole(
  { ids, now }: MessageContext,
  person: Person,
  own: PersonIds,
): PractitionerRole & OwnResource {
  return {
    resourceType: "PractitionerRole",
    id: own.practitionerRole,
    meta: metaOf(profiles.practitionerRole, now),
    practitioner: refer(own.practitioner),
    organization: refer(ids.pharmacy),
    code: [conceptOf(jobRoleCoding(person.role))],
  };
}

/** UR-034, UR-035: the practitioner who saw the patient, then everybody else who took part, each with their role. */
export function composePeople(context: MessageContext): readonly OwnResource[] {
  const { consultation, ids, others } = context;
  const composed = (person: Person, own: PersonIds): readonly OwnResource[] => [
    composePractitioner(context, person, own),
    composePractitionerRole(context, person, own),
  ];
  return [
    ...from("practitioner", composed(consultation.practitioner, ids)),
    ...fromEach("otherPractitioners", others, ({ person, ids: own }) => composed(person, own)),
  ];
}
