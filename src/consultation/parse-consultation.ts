import * as v from "valibot";
import { issuesAcross } from "./across-members.js";
import { consultation } from "./consultation-schema.js";
import { habitBehind, otherThing } from "./habits.js";
import { ConsultationError, type ConsultationIssue } from "./consultation-error.js";
import type { Consultation } from "./consultation.js";
import { unknownMember } from "./schema/closed-object.js";
import { deepFrozen, hiddenMembers, withoutUndefined } from "./schema/plain-data.js";
import { pathways, type Pathway } from "../terminology/pathways.js";
import type { SupplyType } from "../terminology/dispense.js";
import { parseSctId } from "../values/sct-id.js";
import type { PresentingComplaint } from "./presenting-complaint.js";

/**
 * Checks a consultation given as JSON or by plain JavaScript, and freezes a copy of it. A member `$schema` on top, by
 * which an editor finds the JSON Schema of a file, is left out of the copy.
 *
 * @example const consultation = parseConsultation(JSON.parse('{"service":"pharmacy-first","pathway":"sinusitis"}'));
 * @throws ConsultationError with every issue and its path; an unknown member is one.
 */
export function parseConsultation(json: unknown): Consultation {
  if (isChecked(json)) return json;
  const given = withoutSchemaName(withoutUndefined(json));
  const result = v.safeParse(consultation(), given);
  const instead = result.success ? undefined : otherThing(json);
  if (instead !== undefined) throw new ConsultationError([{ path: "", message: instead }]);
  const unseen = hiddenMembers(given).map((keys) => ({ path: pathOf(keys), message: unknownMember }));
  const issues = [...(result.success ? issuesAcross(result.output) : result.issues.map(readable)), ...unseen];
  if (!result.success || issues.length > 0) throw new ConsultationError(issues);
  const parsed = deepFrozen(withPathway(result.output));
  checked.add(parsed);
  return parsed;
}

/** `$schema` says nothing about the patient: it is for the editor in which the file was written. */
function withoutSchemaName(given: unknown): unknown {
  if (typeof given !== "object" || given === null || !("$schema" in given)) return given;
  const { $schema, ...rest } = given;
  return typeof $schema === "string" ? rest : given;
}

/**
 * The consultations that were returned: being deeply frozen, they stay valid and need not be checked again to be built
 * or reviewed.
 */
const checked = new WeakSet<object>();

function isChecked(value: unknown): value is Consultation {
  return typeof value === "object" && value !== null && checked.has(value);
}

const ruleFirst = /^((?:CS|UR)-[0-9]+): (.*)$/s;

function readable(issue: v.BaseIssue<unknown>): ConsultationIssue {
  const path = pathOf((issue.path ?? []).map(({ key }) => key));
  const [, rule, message = issue.message] = ruleFirst.exec(issue.message) ?? [];
  const said = `${message}${habitBehind(issue.input, message, path)}`;
  return rule === undefined ? { path, message: said } : { path, message: said, rule };
}

/** `observations[2].systolic`; the consultation itself is the empty path. @internal */
export function pathOf(keys: readonly unknown[]): string {
  return keys
    .map(String)
    .reduce((path, key) => (/^[0-9]+$/.test(key) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`), "");
}

/**
 * Adds what follows from a pathway that applied (UR-065): its condition, and the authority under which its medicines
 * are supplied.
 */
function withPathway(consultation: Consultation): Consultation {
  if (consultation.service !== "pharmacy-first" || consultation.gatewayPoint !== "met") return consultation;
  const { pathway, presentingComplaints = [], supplies, declinedSupplies } = consultation;
  return {
    ...consultation,
    presentingComplaints: conditionFirst(pathway, presentingComplaints),
    ...(supplies === undefined ? {} : { supplies: supplies.map(underDirection) }),
    ...(declinedSupplies === undefined ? {} : { declinedSupplies: declinedSupplies.map(underDirection) }),
  };
}

/**
 * UR-038: the pathway's condition is sent first; if the caller names it too, the caller's status is kept.
 */
function conditionFirst(pathway: Pathway, given: readonly PresentingComplaint[]): readonly PresentingComplaint[] {
  const { code, display } = pathways[pathway].condition;
  const named = given.filter(({ condition }) => condition.code === code);
  const others = given.filter(({ condition }) => condition.code !== code);
  const own: PresentingComplaint = { condition: { code: parseSctId(code), display }, clinicalStatus: "active" };
  return [...(named.length > 0 ? named : [own]), ...others];
}

/** UR-039: under a pathway that applied, a patient group direction, unless the caller names another authority. */
function underDirection<Item extends { readonly supplyType?: SupplyType }>(item: Item): Item {
  return { ...item, supplyType: item.supplyType ?? "patient-group-direction" };
}
