import type { PresentingComplaint } from "../../consultation/presenting-complaint.js";
import type { Condition } from "../../fhir/types.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { type OwnResource, conceptOf, metaOf } from "./elements.js";
import { identifierOf, refer, type MessageContext } from "./context.js";

/** UR-038: a presenting complaint, under its heading. */
export function composeCondition(
  context: MessageContext,
  { condition, clinicalStatus, bodySite }: PresentingComplaint,
): Condition & OwnResource {
  const { consultation, ids, now } = context;
  const id = context.newId();
  return {
    resourceType: "Condition",
    id,
    meta: metaOf(profiles.condition, now, "presenting-complaints-or-issues"),
    identifier: [identifierOf(id, context)],
    clinicalStatus,
    code: conceptOf({ system: systems.snomed, ...condition }),
    ...(bodySite === undefined ? {} : { bodySite: [conceptOf({ system: systems.snomed, ...bodySite })] }),
    subject: refer(ids.patient),
    context: refer(ids.encounter),
    assertedDate: consultation.startedAt,
    asserter: refer(ids.practitioner),
  };
}
