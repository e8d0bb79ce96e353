import type { Practitioner } from "../fhir/types.js";
import { profiles } from "../terminology/profiles.js";
import { systems } from "../terminology/systems.js";
import type { OwnResource } from "./bundle-entry.js";
import type { MessageContext } from "./context.js";
import { humanNameOf } from "./human-name.js";
import { metaOf } from "./meta.js";

/** UR-034: one name, and the registration where there is one. */
export function composePractitioner({ consultation, ids, now }: MessageContext): Practitioner & OwnResource {
  const { name, gphcNumber } = consultation.practitioner;
  return {
    resourceType: "Practitioner",
    id: ids.practitioner,
    meta: metaOf(profiles.practitioner, now),
    ...(gphcNumber === undefined ? {} : { identifier: [{ system: systems.gphcNumber, value: gphcNumber }] }),
    name: [humanNameOf(name)],
  };
}
