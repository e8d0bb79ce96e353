import { pathways } from "../terminology/pathways.js";
import { parseSctId } from "../values/sct-id.js";
import type { Consultation, PharmacyFirstPathway } from "./consultation.js";
import type { PresentingComplaint } from "./presenting-complaint.js";

/** The pathway's own condition is always sent, and first (UR-038); where the caller names it too, the caller's status stands. */
export function withPathwayCondition(consultation: Consultation): Consultation {
  const own = conditionOf(consultation.pathway);
  if (own === undefined) return consultation;
  const given = consultation.presentingComplaints ?? [];
  const named = given.filter(({ condition }) => condition.code === own.condition.code);
  const others = given.filter((complaint) => !named.includes(complaint));
  return { ...consultation, presentingComplaints: [...(named.length > 0 ? named : [own]), ...others] };
}

function conditionOf(pathway: PharmacyFirstPathway): PresentingComplaint | undefined {
  if (pathway === "minor-illness") return undefined;
  const { code, display } = pathways[pathway].condition;
  return { condition: { code: parseSctId(code), display }, clinicalStatus: "active" };
}
