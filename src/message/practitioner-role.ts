import type { PractitionerRole } from "../fhir/types.js";
import { jobRoleCoding } from "../terminology/job-roles.js";
import { profiles } from "../terminology/profiles.js";
import type { OwnResource } from "./bundle-entry.js";
import { conceptOf } from "./concept.js";
import { refer, type MessageContext } from "./context.js";
import { metaOf } from "./meta.js";

/** UR-035: the job role of the practitioner in the pharmacy. */
export function composePractitionerRole({ consultation, ids, now }: MessageContext): PractitionerRole & OwnResource {
  return {
    resourceType: "PractitionerRole",
    id: ids.practitionerRole,
    meta: metaOf(profiles.practitionerRole, now),
    practitioner: refer(ids.practitioner),
    organization: refer(ids.pharmacy),
    code: [conceptOf(jobRoleCoding(consultation.practitioner.role))],
  };
}
