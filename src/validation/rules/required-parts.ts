import type { Reference, ResourceType } from "../../fhir/types.js";
import type { Rule } from "./rule.js";
import { errorOf, warningOf, type Finding } from "../report/finding.js";
import type { Place } from "../subject/place.js";
import type { Subject } from "../subject/subject.js";

/** What the guide requires of a resource beyond its profile: that an element is present, and what a reference names. */
interface Part {
  readonly element: string;
  readonly target?: ResourceType;
  readonly severity?: "warning";
  /** What to add, where the element's name does not say it. */
  readonly meaning?: string;
}

const partsOf: readonly { readonly rule: string; readonly type: ResourceType; readonly parts: readonly Part[] }[] = [
  {
    rule: "UR-030",
    type: "Composition",
    parts: [
      { element: "subject", target: "Patient" },
      { element: "encounter", target: "Encounter" },
      { element: "author", target: "Practitioner" },
      { element: "section" },
    ],
  },
  {
    rule: "UR-031",
    type: "Encounter",
    parts: [
      { element: "subject", target: "Patient" },
      { element: "period" },
      { element: "reason" },
      { element: "serviceProvider", target: "Organization" },
    ],
  },
  {
    rule: "UR-032",
    type: "Patient",
    parts: [{ element: "identifier" }, { element: "gender" }, { element: "birthDate" }],
  },
  { rule: "UR-033", type: "Organization", parts: [{ element: "identifier" }] },
  {
    rule: "UR-035",
    type: "PractitionerRole",
    parts: [
      { element: "practitioner", target: "Practitioner", severity: "warning" },
      { element: "organization", target: "Organization", severity: "warning" },
      { element: "code", severity: "warning" },
    ],
  },
  {
    rule: "UR-036",
    type: "Observation",
    parts: [
      { element: "subject", target: "Patient" },
      { element: "context", target: "Encounter" },
      { element: "performer" },
    ],
  },
  {
    rule: "UR-037",
    type: "ClinicalImpression",
    parts: [
      { element: "subject", target: "Patient" },
      { element: "context", target: "Encounter" },
      { element: "assessor", target: "Practitioner" },
    ],
  },
  {
    rule: "UR-038",
    type: "Condition",
    parts: [
      { element: "clinicalStatus" },
      { element: "assertedDate" },
      { element: "subject", target: "Patient" },
      { element: "context", target: "Encounter" },
    ],
  },
  {
    rule: "UR-039",
    type: "MedicationDispense",
    parts: [
      { element: "status" },
      { element: "subject", target: "Patient" },
      { element: "context", target: "Encounter" },
      { element: "category" },
      { element: "type", severity: "warning", meaning: "the authority under which it was, or would be, supplied" },
      { element: "dosageInstruction" },
    ],
  },
];

/** UR-030 to UR-039: the elements that the guide requires and the profile leaves optional. */
export const requiredParts: readonly Rule[] = partsOf.map(({ rule, type, parts }): Rule => ({
  id: rule,
  // Worked out when a description is asked for, not at every start.
  get text() {
    const all = parts.map(({ element, target }) => (target === undefined ? element : `${element} (${target})`));
    return `${type} has ${all.join(", ")}.`;
  },
  source: "update-record.md, section 3",
  get severities() {
    return (["error", "warning"] as const).filter((wanted) =>
      parts.some(
        ({ severity = "error", target }) => severity === wanted || (wanted === "error" && target !== undefined),
      ),
    );
  },
  appliesTo: ["update-record", "other"],
  check(subject, found) {
    for (const place of subject.of(type, "document"))
      for (const part of parts) addPart(subject, place, part, rule, found);
  },
}));

function addPart(
  subject: Subject,
  place: Place,
  { element, target, severity, meaning = "it" }: Part,
  rule: string,
  found: Finding[],
): void {
  const value = (place.resource as object as Readonly<Record<string, unknown>>)[element];
  const say = severity === "warning" ? warningOf : errorOf;
  if (value === undefined)
    found.push(say(rule, "required", `${place.path}.${element}`, `${element} is missing: add ${meaning}.`));
  if (value === undefined || target === undefined) return;
  if (!Array.isArray(value))
    addReference(subject, place, value as Reference, "", { element, target }, say, rule, found);
  else
    for (const [index, reference] of (value as readonly Reference[]).entries())
      addReference(subject, place, reference, `[${index}]`, { element, target }, say, rule, found);
}

function addReference(
  subject: Subject,
  place: Place,
  reference: Reference,
  at: string,
  { element, target }: Part,
  say: typeof errorOf,
  rule: string,
  found: Finding[],
): void {
  const named = subject.resolve(place, reference)?.type;
  if (named === target) return;
  const path = `${place.path}.${element}${at}.reference`;
  if (reference.reference === undefined)
    found.push(say(rule, "required", path, `The reference is missing: this must refer to the ${String(target)}.`));
  if (named !== undefined)
    found.push(
      errorOf(
        rule,
        "wrong-target",
        path,
        `The reference names a resource of the wrong type: it must name one of type ${String(target)}.`,
      ),
    );
}
