import { pathways, type Pathway } from "../terminology/pathways.js";
import { parseSctId } from "../values/sct-id.js";
import type { Consultation } from "./consultation.js";
import type { PresentingComplaint } from "./presenting-complaint.js";

/** Adds what the pathway itself says: its condition, and the authority under which its medicines are supplied. */
export function withPathway(consultation: Consultation): Consultation {
  const { pathway, supplies } = consultation;
  if (pathway === "minor-illness") return consultation;
  const presentingComplaints = conditionFirst(pathway, consultation.presentingComplaints ?? []);
  if (supplies === undefined) return { ...consultation, presentingComplaints };
  return {
    ...consultation,
    presentingComplaints,
    supplies: supplies.map((supply) => ({ ...supply, supplyType: supply.supplyType ?? "patient-group-direction" })),
  };
}

/** UR-038: the pathway's condition is always sent, and first; where the caller names it too, the caller's status stands. */
function conditionFirst(pathway: Pathway, given: readonly PresentingComplaint[]): readonly PresentingComplaint[] {
  const { code, display } = pathways[pathway].condition;
  const named = given.filter(({ condition }) => condition.code === code);
  const others = given.filter(({ condition }) => condition.code !== code);
  const own: PresentingComplaint = { condition: { code: parseSctId(code), display }, clinicalStatus: "active" };
  return [...(named.length > 0 ? named : [own]), ...others];
}
