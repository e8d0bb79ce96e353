import type { Bundle } from "../fhir/types.js";
import { profiles } from "../terminology/profiles.js";
import { entryOf, type OwnResource } from "./bundle-entry.js";
import { composeClinicalImpressions } from "./clinical-impression.js";
import { composeComposition } from "./composition.js";
import { composeCondition } from "./condition.js";
import { identifierOf, type MessageContext } from "./context.js";
import { composeEncounter } from "./encounter.js";
import { composeDeclinedSupply, composeSupply } from "./medication-dispense.js";
import { metaOf } from "./meta.js";
import { composeObservations } from "./observation.js";
import { composePatient } from "./patient.js";
import { composePharmacy } from "./pharmacy.js";
import { composePractitionerRole } from "./practitioner-role.js";
import { composePractitioner } from "./practitioner.js";

/**
 * UR-020, UR-021: the Composition first, then the rest in the order of the official examples; UR-022, UR-023: no other
 * resource, no narrative. Nothing is said of pregnancy (UR-062) or declined monitoring (UR-063): no item asks for it here.
 */
export function composeDocumentBundle(context: MessageContext): Bundle & OwnResource {
  const { observations = [], supplies = [], declinedSupplies = [], presentingComplaints = [] } = context.consultation;
  const others: readonly OwnResource[] = [
    composeEncounter(context),
    composePharmacy(context),
    composePractitioner(context),
    composePractitionerRole(context),
    composePatient(context),
    ...observations.flatMap((observation) => composeObservations(context, observation)),
    ...supplies.map((supply) => composeSupply(context, supply)),
    ...declinedSupplies.map((declined) => composeDeclinedSupply(context, declined)),
    ...presentingComplaints.map((complaint) => composeCondition(context, complaint)),
    ...composeClinicalImpressions(context),
  ];
  return {
    resourceType: "Bundle",
    id: context.ids.documentBundle,
    meta: metaOf(profiles.documentBundle, context.now),
    identifier: identifierOf(context.ids.documentBundle, context),
    type: "document",
    entry: [composeComposition(context, others), ...others].map(entryOf),
  };
}
