import type { Organization } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import type { OwnResource } from "./bundle-entry.js";
import type { MessageContext } from "./context.js";
import { metaOf } from "./meta.js";

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
