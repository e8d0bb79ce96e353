import type { ClinicalImpression } from "../../fhir/types.js";
import type { Heading } from "../../terminology/headings.js";
import { profiles } from "../../terminology/profiles.js";
import type { OwnResource } from "./bundle-entry.js";
import { identifierOf, refer, type MessageContext } from "./context.js";
import { metaOf } from "./meta.js";
import { statementRows, statementsOf } from "./statements.js";

/** One resource for each statement (UR-060). */
export function composeClinicalImpressions(context: MessageContext): readonly (ClinicalImpression & OwnResource)[] {
  return statementRows.flatMap((row) =>
    statementsOf(context.consultation, row).map((text) => composeStatement(context, row.heading, text)),
  );
}

/** UR-037. */
function composeStatement(
  context: MessageContext,
  heading: Heading,
  summary: string,
): ClinicalImpression & OwnResource {
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
