import type { Organization } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { type OwnResource, metaOf } from "./elements.js";
import type { MessageContext } from "./context.js";

/** UR-033: where the patient was seen. */
export function composePharmacy({ consultation, ids, now }: MessageContext): Organization & OwnResource {
  const { odsCode, name } = consultation.pharmacy;
  return {
    resourceType: "Organization",
    id: ids.pharmacy,
    meta: metaOf(profiles.organization, now),
    identifier: [{ system: systems.odsOrganisationCode, value: odsCode }],
    name,
  };
}

/** UR-003: the sender by its ODS code, and nothing else. */
export function composeHeaderOrganization({ ids, now, sender }: MessageContext): Organization & OwnResource {
  return {
    resourceType: "Organization",
    id: ids.headerOrganization,
    meta: metaOf(profiles.headerOrganization, now),
    identifier: [{ system: systems.odsOrganisationCode, value: sender.odsCode }],
  };
}
