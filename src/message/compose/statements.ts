import type { Consultation } from "../../consultation/consultation.js";
import type { Heading } from "../../terminology/headings.js";

/** A heading of statements, and where a consultation has them. */
export interface StatementsRow {
  readonly heading: Heading;
  readonly member: "clinicalSummary" | "history" | "redFlags" | "procedures" | "advice" | "plan" | "signposting";
}

/** UR-060: which member stands under which heading, in the order in which they are sent. */
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
 * The statements of a member. Red flags asked for and not found have no place in a message; why contraception was not
 * supplied is the last word of the summary.
 */
export function statementsOf(consultation: Consultation, { member }: StatementsRow): readonly string[] {
  const given = consultation[member];
  const statements = given === "none-found" || given === undefined ? [] : given;
  const why =
    member === "clinicalSummary" && consultation.service === "contraception" ? consultation.noSupplyReason : undefined;
  return why === undefined ? statements : [...statements, why];
}
