import type { ClinicalImpression } from "../../fhir/types.js";
import type { Heading } from "../../terminology/headings.js";
import { profiles } from "../../terminology/profiles.js";
import { type OwnResource, metaOf } from "./elements.js";
import { identifierOf, refer, type MessageContext } from "./context.js";
import type { Consultation } from "../../consultation/consultation.js";

/** A heading, and the member of a consultation with its statements. */
interface StatementsRow {
  readonly heading: Heading;
  readonly member: "clinicalSummary" | "history" | "redFlags" | "procedures" | "advice" | "plan" | "signposting";
}

/** UR-060: which member is sent under which heading, in the order in which they are sent. */
export const statementRows: readonly StatementsRow[] = [
  { heading: "clinical-summary", member: "clinicalSummary" },
  { heading: "history", member: "history" },
  { heading: "red-flags", member: "redFlags" },
  { heading: "procedures-and-therapies", member: "procedures" },
  { heading: "information-and-advice-given", member: "advice" },
  { heading: "plan-and-requested-actions", member: "plan" },
  { heading: "signpost-details", member: "signposting" },
];

/**
 * The statements of a member. That no red flags were found is not sent; the reason why contraception was not supplied
 * is the last statement of the summary.
 */
function statementsOf(consultation: Consultation, { member }: StatementsRow): readonly string[] {
  const given = consultation[member];
  const statements = given === "none-found" || given === undefined ? [] : given;
  const why =
    member === "clinicalSummary" && consultation.service === "contraception" ? consultation.noSupplyReason : undefined;
  return why === undefined ? statements : [...statements, why];
}

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
