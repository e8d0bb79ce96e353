import type { Encounter } from "../fhir/types.js";
import { encounterType } from "../terminology/encounter-type.js";
import { participantType } from "../terminology/participant-type.js";
import { profiles } from "../terminology/profiles.js";
import type { OwnResource } from "./bundle-entry.js";
import { conceptOf } from "./concept.js";
import { identifierOf, refer, type MessageContext } from "./context.js";
import { metaOf } from "./meta.js";

/** UR-031. */
export function composeEncounter(context: MessageContext): Encounter & OwnResource {
  const { consultation, ids, now, service } = context;
  const { startedAt: start, endedAt: end } = consultation;
  return {
    resourceType: "Encounter",
    id: ids.encounter,
    meta: metaOf(profiles.encounter, now),
    identifier: [identifierOf(ids.encounter, context)],
    status: "finished",
    type: [conceptOf(encounterType)],
    subject: refer(ids.patient),
    participant: [{ type: [conceptOf(participantType)], individual: refer(ids.practitioner) }],
    period: end === undefined ? { start } : { start, end },
    reason: [conceptOf(service)],
    serviceProvider: refer(ids.pharmacy),
  };
}
