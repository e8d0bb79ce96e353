/**
 * How bad, by what happens and to how many patients. The classes and the matrix are those that NHS England publishes
 * for DCB0129 and DCB0160; the sentences are this project's.
 */
export const severities = {
  minor: "One patient: slight harm that passes soon, upset or inconvenience",
  significant:
    "One patient: slight harm with a stay of recovery, or distress that lasts; several patients: what is minor to one",
  considerable:
    "One patient: severe harm from which recovery is expected, or severe distress; several: what is significant to one",
  major:
    "One patient: death, or harm that changes a life for good; several: severe harm from which recovery is expected",
  catastrophic: "Several patients: death, or harm that changes a life for good",
} as const;

/** How likely, over the life of what is deployed. */
export const likelihoods = {
  "very low": "Next to impossible",
  low: "It could happen, but on nearly every occasion it will not",
  medium: "It may well happen",
  high: "Not certain, but to be expected on most occasions",
  "very high": "Certain, or nearly so",
} as const;

export type Severity = keyof typeof severities;
export type Likelihood = keyof typeof likelihoods;

export const severityNames: readonly Severity[] = Object.keys(severities) as Severity[];
export const likelihoodNames: readonly Likelihood[] = Object.keys(likelihoods) as Likelihood[];

/** How bad and how likely. */
export interface Risk {
  readonly severity: Severity;
  readonly likelihood: Likelihood;
}

/** Columns: severity from minor. */
const ratings: Readonly<Record<Likelihood, readonly number[]>> = {
  "very high": [3, 4, 4, 5, 5],
  high: [2, 3, 3, 4, 5],
  medium: [2, 2, 3, 3, 4],
  low: [1, 2, 2, 3, 4],
  "very low": [1, 1, 2, 2, 3],
};

/** What each rating asks of whoever deploys. */
export const ratingWords: Readonly<Record<number, string>> = {
  1: "acceptable",
  2: "acceptable where a further reduction is out of proportion",
  3: "undesirable: reduce it further if that can reasonably be done",
  4: "not acceptable: controls are mandatory",
  5: "not acceptable",
};

/** The rating of a risk, 1 to 5. */
export function ratingOf({ severity, likelihood }: Risk): number {
  return ratings[likelihood][severityNames.indexOf(severity)] ?? Number.NaN;
}
