import type { Practitioner as Person } from "../../consultation/people/practitioner.js";
import type { PractitionerRole } from "../../fhir/types.js";
import { jobRoleCoding } from "../../terminology/job-roles.js";
import { profiles } from "../../terminology/profiles.js";
import type { OwnResource } from "./bundle-entry.js";
import { conceptOf } from "./concept.js";
import { refer, type MessageContext, type PersonIds } from "./context.js";
import { metaOf } from "./meta.js";

/** UR-035: the job role of a practitioner in the pharmacy. */
export function composePractitionerRole(
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
