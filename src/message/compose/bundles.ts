import type { BloodPressureCheckConsultation } from "../../consultation/consultation.js";
import type { Bundle } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { composeAmbulatoryDeclined, composeAmbulatoryReport } from "./ambulatory.js";
import { entryOf, type OwnResource, metaOf } from "./elements.js";
import { composeClinicalImpressions } from "./clinical-impression.js";
import { composeComposition } from "./composition.js";
import { composeCondition } from "./condition.js";
import { identifierOf, type MessageContext } from "./context.js";
import { composeEncounter } from "./encounter.js";
import { composeDeclinedSupply, composeSupply } from "./medication-dispense.js";
import { composeObservations } from "./observation.js";
import { composePatient } from "./patient.js";
import { composePeople } from "./practitioner.js";
import { composePharmacy, composeHeaderOrganization } from "./organization.js";
import { composePregnancyStatus } from "./pregnancy.js";
import { from, fromEach, fromOne } from "../origin.js";
import { composeMessageHeader } from "./message-header.js";

/**
 * UR-020, UR-021: the Composition first, then the rest in the order of the official examples; UR-022, UR-023: no other
 * resource, no narrative.
 */
function composeDocumentBundle(context: MessageContext): Bundle & OwnResource {
  const others = [
    ...from("", [composeEncounter(context)]),
    ...from("pharmacy", [composePharmacy(context)]),
    ...composePeople(context),
    ...from("patient", [composePatient(context)]),
    ...composeItems(context),
  ];
  return {
    resourceType: "Bundle",
    id: context.ids.documentBundle,
    meta: metaOf(profiles.documentBundle, context.now),
    identifier: identifierOf(context.ids.documentBundle, context),
    type: "document",
    entry: [...from("", [composeComposition(context, others)]), ...others].map(entryOf),
  };
}

/** The clinical resources in the order in which their ids are drawn: observations, supplies, complaints, statements. */
function composeItems(context: MessageContext): readonly OwnResource[] {
  const { consultation } = context;
  const { observations, pregnancyStatus, supplies, declinedSupplies, presentingComplaints } = consultation;
  const check: Partial<BloodPressureCheckConsultation> =
    consultation.service === "blood-pressure-check" ? consultation : {};
  const { ambulatoryReport, ambulatoryDeclined } = check;
  return [
    ...fromEach("observations", observations, (observation) => composeObservations(context, observation)),
    ...fromOne("ambulatoryReport", ambulatoryReport, (report) => composeAmbulatoryReport(context, report)),
    ...fromOne("ambulatoryDeclined", ambulatoryDeclined, (declined) => composeAmbulatoryDeclined(context, declined)),
    ...fromOne("pregnancyStatus", pregnancyStatus, (status) => composePregnancyStatus(context, status)),
    ...fromEach("supplies", supplies, (supply) => [composeSupply(context, supply)]),
    ...fromEach("declinedSupplies", declinedSupplies, (declined) => [composeDeclinedSupply(context, declined)]),
    ...fromEach("presentingComplaints", presentingComplaints, (complaint) => [composeCondition(context, complaint)]),
    ...composeClinicalImpressions(context),
  ];
}

/** UR-002, UR-003: the envelope; header, sender, document, in this order. */
export function composeMessageBundle(context: MessageContext): Bundle & OwnResource {
  const { ids, now } = context;
  return {
    resourceType: "Bundle",
    id: ids.messageBundle,
    meta: metaOf(profiles.messageBundle, now),
    identifier: identifierOf(ids.messageBundle, context),
    type: "message",
    entry: [composeMessageHeader(context), composeHeaderOrganization(context), composeDocumentBundle(context)].map(
      entryOf,
    ),
  };
}
