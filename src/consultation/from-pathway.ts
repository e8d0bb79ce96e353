import { pathways, type Pathway } from "../terminology/pathways.js";
import type { SupplyType } from "../terminology/dispense.js";
import { parseSctId } from "../values/sct-id.js";
import type { Consultation } from "./consultation.js";
import type { PresentingComplaint } from "./presenting-complaint.js";

/** Adds what the pathway itself says: its condition, and the authority under which its medicines are supplied. */
export function withPathway(consultation: Consultation): Consultation {
  if (consultation.service !== "pharmacy-first" || consultation.pathway === "minor-illness") return consultation;
  const { pathway, presentingComplaints = [], supplies, declinedSupplies } = consultation;
  return {
    ...consultation,
    presentingComplaints: conditionFirst(pathway, presentingComplaints),
    ...(supplies === undefined ? {} : { supplies: supplies.map(underDirection) }),
    ...(declinedSupplies === undefined ? {} : { declinedSupplies: declinedSupplies.map(underDirection) }),
  };
}

/**
 * UR-038: the pathway's condition is always sent, and first; where the caller names it too, the caller's status stands.
 */
function conditionFirst(pathway: Pathway, given: readonly PresentingComplaint[]): readonly PresentingComplaint[] {
  const { code, display } = pathways[pathway].condition;
  const named = given.filter(({ condition }) => condition.code === code);
  const others = given.filter(({ condition }) => condition.code !== code);
  const own: PresentingComplaint = { condition: { code: parseSctId(code), display }, clinicalStatus: "active" };
  return [...(named.length > 0 ? named : [own]), ...others];
}

/** UR-039: on a clinical pathway a patient group direction, unless the caller names another authority. */
function underDirection<Item extends { readonly supplyType?: SupplyType }>(item: Item): Item {
  return { ...item, supplyType: item.supplyType ?? "patient-group-direction" };
}
