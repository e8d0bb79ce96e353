import * as v from "valibot";
import { consultation } from "./consultation-schema.js";
import { ConsultationError, type ConsultationIssue } from "./consultation-error.js";
import type { Consultation } from "./consultation.js";
import { withPathway } from "./from-pathway.js";
import { unknownMember } from "./schema/closed-object.js";
import { deepFrozen, hiddenMembers, withoutUndefined } from "./schema/plain-data.js";

/**
 * Checks a consultation given as JSON or by plain JavaScript, and freezes a copy of it.
 *
 * @example const consultation = parseConsultation(JSON.parse('{"service":"pharmacy-first","pathway":"sinusitis"}'));
 * @throws ConsultationError with every issue and its path; an unknown member is one.
 */
export function parseConsultation(json: unknown): Consultation {
  if (isChecked(json)) return json;
  const given = withoutUndefined(json);
  const result = v.safeParse(consultation, given);
  const unseen = hiddenMembers(given).map((keys) => ({ path: pathOf(keys), message: unknownMember }));
  const issues = [...(result.success ? labelIssues(result.output) : result.issues.map(readable)), ...unseen];
  if (!result.success || issues.length > 0) throw new ConsultationError(issues);
  const parsed = deepFrozen(withPathway(result.output));
  checked.add(parsed);
  return parsed;
}

/**
 * Those given out: frozen to the last member, they stay right, and need no second look when they are built or reviewed.
 */
const checked = new WeakSet<object>();

function isChecked(value: unknown): value is Consultation {
  return typeof value === "object" && value !== null && checked.has(value);
}

const ruleFirst = /^((?:CS|UR)-[0-9]+): (.*)$/s;

function readable(issue: v.BaseIssue<unknown>): ConsultationIssue {
  const path = pathOf((issue.path ?? []).map(({ key }) => key));
  const [, rule, message] = ruleFirst.exec(issue.message) ?? [];
  return rule === undefined || message === undefined ? { path, message: issue.message } : { path, message, rule };
}

/** `observations[2].systolic`; the consultation itself is the empty path. */
function pathOf(keys: readonly unknown[]): string {
  return keys
    .map(String)
    .reduce((path, key) => (/^[0-9]+$/.test(key) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`), "");
}

/** What one member cannot know of another: each label is given once, and whoever is named by a label is there. */
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
