import type { Consultation } from "../consultation/consultation.js";
import type { ClinicalImpression } from "../fhir/types.js";
import type { Heading } from "../terminology/headings.js";
import { profiles } from "../terminology/profiles.js";
import type { OwnResource } from "./bundle-entry.js";
import { identifierOf, refer, type MessageContext } from "./context.js";
import { metaOf } from "./meta.js";

/**
 * UR-060: which statements stand under which heading, in the order in which they are sent. Red flags asked for and
 * not found have no place in a message.
 */
const statements: readonly (readonly [Heading, (consultation: Consultation) => readonly string[] | undefined])[] = [
  ["clinical-summary", ({ clinicalSummary }) => [clinicalSummary]],
  ["history", ({ history }) => history],
  ["red-flags", ({ redFlags }) => (redFlags === "none-found" ? undefined : redFlags)],
  ["information-and-advice-given", ({ advice }) => advice],
  ["plan-and-requested-actions", ({ plan }) => plan],
  ["signpost-details", ({ signposting }) => signposting],
];

/** One resource for each statement (UR-060). */
export function composeClinicalImpressions(context: MessageContext): readonly (ClinicalImpression & OwnResource)[] {
  return statements.flatMap(([heading, read]) => (read(context.consultation) ?? []).map((text) => composeStatement(context, heading, text)));
}

/** UR-037. */
function composeStatement(context: MessageContext, heading: Heading, summary: string): ClinicalImpression & OwnResource {
  const { consultation, ids, now } = context;
  const id = context.newId();
  return {
    resourceType: "ClinicalImpression",
    id,
    meta: metaOf(profiles.clinicalImpression, now, heading),
    identifier: [identifierOf(id, context)],
    status: "completed",
    subject: refer(ids.patient),
    context: refer(ids.encounter),
    date: consultation.startedAt,
    assessor: refer(ids.practitioner),
    summary,
  };
}
