import type { Consultation } from "../../../consultation/consultation.js";
import type { ClinicalImpression } from "../../../fhir/types.js";
import { statementRows } from "../../../message/compose/clinical-impression.js";
import { headings, type Heading } from "../../../terminology/headings.js";
import type { Place } from "../../subject/place.js";
import type { StatementFact } from "./facts.js";

/** Members whose words are sent as the last statement of the clinical summary. */
const reasons = ["noSupplyReason", "noReadingReason"] as const;

/** What a consultation says under each heading (UR-060). That no red flags were found is not a statement. */
export function consultationStatements(consultation: Consultation): readonly StatementFact[] {
  const found: StatementFact[] = [];
  for (const { heading, member } of statementRows) {
    const given = consultation[member];
    if (given === undefined || given === "none-found") continue;
    for (const [index, value] of given.entries()) found.push({ heading, value, path: `${member}[${index}]` });
  }
  for (const path of reasons) {
    const value: unknown = path in consultation ? consultation[path as keyof Consultation] : undefined;
    if (typeof value === "string") found.push({ heading: "clinical-summary", value, path });
  }
  return found;
}

/** What a message says under each heading: a text with two headings is a statement under both. */
export function messageStatements(impressions: readonly Place<ClinicalImpression>[]): readonly StatementFact[] {
  const found: StatementFact[] = [];
  for (const {
    resource: { meta, summary },
    path,
  } of impressions) {
    if (summary === undefined) continue;
    for (const { code } of meta?.tag ?? [])
      if (isHeading(code)) found.push({ heading: code, value: summary, path: `${path}.summary` });
  }
  return found;
}

function isHeading(code: string | undefined): code is Heading {
  return code !== undefined && Object.hasOwn(headings, code);
}
