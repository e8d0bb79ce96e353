import type { ConsultationIssue } from "../consultation-error.js";
import type { Consultation } from "../consultation.js";

/** What one member cannot know of another: each label is given once, and whoever is named by a label is there. */
export function labelIssues(consultation: Consultation): readonly ConsultationIssue[] {
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
        ? [{ path: `otherPractitioners[${at}].label`, message: "is the label of an earlier one too" }]
        : [],
    ),
    ...named.flatMap(([path, label]) =>
      label === undefined || labels.includes(label)
        ? []
        : [{ path, message: "must be the label of one of otherPractitioners" }],
    ),
  ];
}
