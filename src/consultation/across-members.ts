import { protocolProducts } from "../terminology/protocol-products.generated.js";
import type { ConsultationIssue } from "./consultation-error.js";
import type { Consultation } from "./consultation.js";
import type { DeclinedSupply } from "./supplies/declined-supply.js";
import type { Supply } from "./supplies/supply.js";

/** What no member by itself shows to be wrong. */
export function issuesAcross(consultation: Consultation): readonly ConsultationIssue[] {
  return [
    ...labelIssues(consultation),
    ...performerIssues(consultation),
    ...readingIssues(consultation),
    ...protocolIssues(consultation),
  ];
}

/** Each label is used once, and every label that is referred to exists. */
function labelIssues(consultation: Consultation): readonly ConsultationIssue[] {
  const { otherPractitioners = [], observations = [], supplies = [], declinedSupplies = [] } = consultation;
  const labels = otherPractitioners.map(({ label }) => label);
  const named: readonly (readonly [path: string, label: string | undefined])[] = [
    ...observations.map(({ measuredBy }, at) => [`observations[${at}].measuredBy`, measuredBy] as const),
    ...supplies.map(({ suppliedBy }, at) => [`supplies[${at}].suppliedBy`, suppliedBy] as const),
    ...declinedSupplies.map(({ offeredBy }, at) => [`declinedSupplies[${at}].offeredBy`, offeredBy] as const),
  ];
  return [
    ...labels.flatMap((label, at) =>
      labels.indexOf(label) < at
        ? [{ path: `otherPractitioners[${at}].label`, message: "is already the label of an earlier one" }]
        : [],
    ),
    ...named.flatMap(([path, label]) =>
      label === undefined || labels.includes(label)
        ? []
        : [{ path, message: "must be the label of one of otherPractitioners" }],
    ),
  ];
}

/** UR-031: at most one of the others performed. */
function performerIssues({ otherPractitioners = [] }: Consultation): readonly ConsultationIssue[] {
  const performed = otherPractitioners.flatMap(({ part }, at) => (part === "performed" ? [at] : []));
  return performed.slice(1).map((at) => ({
    path: `otherPractitioners[${at}].part`,
    message: "is performed, as for an earlier one: only one person can be the one who performed",
    rule: "UR-031",
  }));
}

/** UR-051: there was a reading, or there was none. */
function readingIssues(consultation: Consultation): readonly ConsultationIssue[] {
  const { service, observations = [] } = consultation;
  if (service !== "blood-pressure-check" || consultation.noReadingReason === undefined) return [];
  return observations.flatMap(({ type }, at) =>
    type === "blood-pressure"
      ? [{ path: `observations[${at}]`, message: "contradicts noReadingReason", rule: "UR-051" }]
      : [],
  );
}

/** UR-039: hydrogen peroxide for impetigo is supplied under a clinical protocol, so its authority must be stated. */
function protocolIssues(consultation: Consultation): readonly ConsultationIssue[] {
  if (consultation.service !== "pharmacy-first" || consultation.pathway !== "impetigo") return [];
  const { gatewayPoint, supplies = [], declinedSupplies = [] } = consultation;
  if (gatewayPoint !== "met") return [];
  const of = (items: readonly (Supply | DeclinedSupply)[], name: string): readonly ConsultationIssue[] =>
    items.flatMap(({ product, supplyType }, at) =>
      supplyType === undefined && isUnderProtocol(product)
        ? [{ path: `${name}[${at}].supplyType`, message: authorityMissing, rule: "UR-039" }]
        : [],
    );
  return [...of(supplies, "supplies"), ...of(declinedSupplies, "declinedSupplies")];
}

const authorityMissing =
  "is missing: hydrogen peroxide is supplied under a clinical protocol and not under a patient group direction, so " +
  'give "clinical-protocol", or another';

function isUnderProtocol({ code, display }: Supply["product"]): boolean {
  return protocolProducts.includes(code) || /hydrogen peroxide|crystacide/i.test(display);
}
