import type { ObservationDetails } from "../../consultation/observations/observation-details.js";
import type { CodeableConcept, Observation } from "../../fhir/types.js";
import type { Heading } from "../../terminology/headings.js";
import { interpretations } from "../../terminology/interpretations.js";
import type { Method } from "../../terminology/measurement-rows.js";
import { observationCategories, type ObservationCategory } from "../../terminology/observation-category.js";
import { profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { type OwnResource, conceptOf, metaOf } from "./elements.js";
import { identifierOf, refer, referToPerson, type MessageContext } from "./context.js";

/** What an Observation is about. */
export interface ObservationSubject {
  readonly code: CodeableConcept;
  readonly category: ObservationCategory;
  readonly heading?: Heading;
}

type DetailsGiven = { readonly [Name in keyof ObservationDetails]: ObservationDetails[Name] | undefined };

/**
 * UR-036: what every Observation carries apart from its value. It counts as observed when the consultation started, by
 * the practitioner who saw the patient, unless it has its own time and person; `issued` is the time of the message, as
 * in the official examples.
 */
export function composeObservationBase(
  context: MessageContext,
  about: ObservationSubject,
  details: DetailsGiven = {},
): Observation & OwnResource {
  const { consultation, ids, now } = context;
  const { measuredAt, measuredBy, interpretation, bodySite } = details;
  const id = context.newId();
  return {
    resourceType: "Observation",
    id,
    meta: metaOf(profiles.observation, now, about.heading),
    identifier: [identifierOf(id, context)],
    status: "final",
    category: [conceptOf(observationCategories[about.category])],
    code: about.code,
    subject: refer(ids.patient),
    context: refer(ids.encounter),
    effectiveDateTime: measuredAt ?? consultation.startedAt,
    issued: now,
    performer: [referToPerson(context, measuredBy)],
    ...(interpretation === undefined ? {} : { interpretation: conceptOf(interpretations[interpretation]) }),
    ...(bodySite === undefined ? {} : { bodySite: conceptOf({ system: systems.snomed, ...bodySite }) }),
  };
}

/** UR-036: a measurement that was taken in this way, apart from its value. */
export function composeVitalSign(
  context: MessageContext,
  { coding, row }: Method,
  details: DetailsGiven,
): Observation & OwnResource {
  return composeObservationBase(context, { code: conceptOf(coding), category: row.category }, details);
}
