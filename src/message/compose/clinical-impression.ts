import { assertNever } from "../../errors.js";
import type { ClinicalImpression } from "../../fhir/types.js";
import { noRedFlags, type Heading } from "../../terminology/headings.js";
import { profiles } from "../../terminology/profiles.js";
import { type OwnResource, metaOf } from "./elements.js";
import { fromEach } from "../origin.js";
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
 * The statements of a member. UR-064: that no red flags were found is one. The reason why nothing was supplied or
 * measured is the last statement of the summary.
 */
function statementsOf(consultation: Consultation, { member }: StatementsRow): readonly string[] {
  const given = consultation[member] ?? [];
  const statements = given === "none-found" ? [noRedFlags] : given;
  const why = member === "clinicalSummary" ? reasonIn(consultation) : undefined;
  return why === undefined ? statements : [...statements, why];
}

function reasonIn(consultation: Consultation): string | undefined {
  switch (consultation.service) {
    case "contraception":
      return consultation.noSupplyReason;
    case "blood-pressure-check":
      return consultation.noReadingReason;
    case "pharmacy-first":
    case "urgent-supply":
      return undefined;
    default:
      return assertNever(consultation, "service");
  }
}

/** One resource for each statement (UR-060). */
export function composeClinicalImpressions(context: MessageContext): readonly (ClinicalImpression & OwnResource)[] {
  return statementRows.flatMap((row) =>
    fromEach(row.member, statementsOf(context.consultation, row), (text) => [
      composeStatement(context, row.heading, text),
    ]),
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
