import type { Practitioner as Person } from "../../consultation/people/practitioner.js";
import type { Identifier, Practitioner } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import type { OwnResource } from "./bundle-entry.js";
import type { MessageContext, PersonIds } from "./context.js";
import { humanNameOf } from "./human-name.js";
import { listed } from "./listed.js";
import { metaOf } from "./meta.js";

/** UR-034: one name, and the registrations that there are. */
export function composePractitioner(
  { now }: MessageContext,
  person: Person,
  ids: PersonIds,
): Practitioner & OwnResource {
  return {
    resourceType: "Practitioner",
    id: ids.practitioner,
    meta: metaOf(profiles.practitioner, now),
    ...listed({ identifier: registrationsOf(person) }),
    name: [humanNameOf(person.name)],
  };
}

function registrationsOf({ gphcNumber, sdsUserId, sdsRoleProfileId }: Person): readonly Identifier[] {
  const all = [
    { system: systems.gphcNumber, value: gphcNumber },
    { system: systems.sdsUserId, value: sdsUserId },
    { system: systems.sdsRoleProfileId, value: sdsRoleProfileId },
  ];
  return all.flatMap(({ system, value }) => (value === undefined ? [] : [{ system, value }]));
}
