import type { Organization } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import type { OwnResource } from "./bundle-entry.js";
import type { MessageContext } from "./context.js";
import { metaOf } from "./meta.js";

/** UR-003: the sender by its ODS code, and nothing else. */
export function composeHeaderOrganization({ ids, now, sender }: MessageContext): Organization & OwnResource {
  return {
    resourceType: "Organization",
    id: ids.headerOrganization,
    meta: metaOf(profiles.headerOrganization, now),
    identifier: [{ system: systems.odsOrganisationCode, value: sender.odsCode }],
  };
}
