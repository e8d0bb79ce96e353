import type { HowSeen } from "../../consultation/how-seen.js";
import type { PractitionerPart } from "../../consultation/people/practitioner.js";
import type { CodeableConcept, Encounter } from "../../fhir/types.js";
import { systems, type Coding } from "../../terminology/systems.js";
import { encounterTypes, participantType, participations, outcomesOfAttendance } from "../../terminology/encounter.js";
import { extensions, profiles } from "../../terminology/profiles.js";
import { type OwnResource, conceptOf, listed, metaOf } from "./elements.js";
import { identifierOf, refer, type MessageContext } from "./context.js";

/**
 * How the Encounter names what another practitioner did: whether they performed, and the member's own word as text (the
 * guide has no finer codes).
 */
export const participationOf: Readonly<Record<PractitionerPart, { readonly coding: Coding; readonly text: string }>> = {
  performed: { coding: participations.PPRF, text: "performed" },
  supervised: { coding: participations.PART, text: "supervised" },
  supplied: { coding: participations.PART, text: "supplied" },
  measured: { coding: participations.PART, text: "measured" },
  "took-part": { coding: participations.PART, text: "took part" },
};

/** UR-031: of several participants one performed: the recorder, unless one of the others did. */
export function performsToo(others: readonly PractitionerPart[]): boolean {
  return others.length > 0 && !others.includes("performed");
}

/** UR-031: the practitioner who saw the patient is the recorder; everybody else who took part is a participant too. */
export function composeEncounter(context: MessageContext): Encounter & OwnResource {
  const { consultation, ids, now, others, service } = context;
  const { startedAt: start, endedAt: end, outcomeOfAttendance: outcome } = consultation;
  const performs = performsToo(others.map(({ person }) => person.part));
  const recorder = performs ? [participantType, participations.PPRF] : [participantType];
  return {
    resourceType: "Encounter",
    id: ids.encounter,
    meta: metaOf(profiles.encounter, now),
    ...listed({
      extension:
        outcome === undefined
          ? []
          : [{ url: extensions.outcomeOfAttendance, valueCodeableConcept: conceptOf(outcomesOfAttendance[outcome]) }],
    }),
    identifier: [identifierOf(ids.encounter, context)],
    status: "finished",
    type: [conceptOf(encounterTypeOf(consultation.seen))],
    subject: refer(ids.patient),
    participant: [
      { type: recorder.map(conceptOf), individual: refer(ids.practitioner) },
      ...others.map(({ person, ids: own }) => ({
        type: [composePart(person.part)],
        individual: refer(own.practitioner),
      })),
    ],
    period: end === undefined ? { start } : { start, end },
    reason: [conceptOf(service)],
    serviceProvider: refer(ids.pharmacy),
  };
}

/** How the patient was seen: one of the known types, or the caller's own. */
function encounterTypeOf(seen: HowSeen): Coding {
  return typeof seen === "string" ? encounterTypes[seen] : { system: systems.snomed, ...seen };
}

function composePart(part: PractitionerPart): CodeableConcept {
  const { coding, text } = participationOf[part];
  return { ...conceptOf(coding), text };
}
