import type { Observation } from "../fhir/types.js";
import type { Coding } from "../terminology/coding.js";
import { observationCategories } from "../terminology/observation-category.js";
import { profiles } from "../terminology/profiles.js";
import type { FhirDateTime } from "../values/fhir-date-time.js";
import type { OwnResource } from "./bundle-entry.js";
import { conceptOf } from "./concept.js";
import { identifierOf, refer, type MessageContext } from "./context.js";
import { metaOf } from "./meta.js";

/**
 * UR-036: what every vital sign carries, its value apart. Measured when the consultation started unless it says otherwise;
 * `issued` is the moment at which the message makes it known, as in the official examples.
 */
export function composeVitalSign(context: MessageContext, code: Coding, measuredAt: FhirDateTime | undefined): Observation & OwnResource {
  const { consultation, ids, now } = context;
  const id = context.newId();
  return {
    resourceType: "Observation",
    id,
    meta: metaOf(profiles.observation, now),
    identifier: [identifierOf(id, context)],
    status: "final",
    category: [conceptOf(observationCategories["vital-signs"])],
    code: conceptOf(code),
    subject: refer(ids.patient),
    context: refer(ids.encounter),
    effectiveDateTime: measuredAt ?? consultation.startedAt,
    issued: now,
    performer: [refer(ids.practitioner)],
  };
}
