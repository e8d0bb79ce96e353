import type { ResourceType } from "../../fhir/types.js";
import { errorOf, warningOf, type Finding, type Rule } from "../finding.js";
import type { Place, Subject } from "../subject.js";

/** What the guide asks of a resource beyond its profile: that an element is there, and of a reference, what it names. */
interface Part {
  readonly element: string;
  readonly target?: ResourceType;
  readonly severity?: "warning";
}

const partsOf: readonly { readonly rule: string; readonly type: ResourceType; readonly parts: readonly Part[] }[] = [
  {
    rule: "UR-030",
    type: "Composition",
    parts: [{ element: "subject", target: "Patient" }, { element: "encounter", target: "Encounter" }, { element: "author", target: "Practitioner" }, { element: "section" }],
  },
  {
    rule: "UR-031",
    type: "Encounter",
    parts: [{ element: "subject", target: "Patient" }, { element: "period" }, { element: "reason" }, { element: "serviceProvider", target: "Organization" }],
  },
  { rule: "UR-032", type: "Patient", parts: [{ element: "identifier" }, { element: "gender" }, { element: "birthDate" }] },
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
    parts: [{ element: "subject", target: "Patient" }, { element: "context", target: "Encounter" }, { element: "performer" }],
  },
  {
    rule: "UR-037",
    type: "ClinicalImpression",
    parts: [{ element: "subject", target: "Patient" }, { element: "context", target: "Encounter" }, { element: "assessor", target: "Practitioner" }],
  },
  {
    rule: "UR-038",
    type: "Condition",
    parts: [{ element: "clinicalStatus" }, { element: "subject", target: "Patient" }, { element: "context", target: "Encounter" }],
  },
  {
    rule: "UR-039",
    type: "MedicationDispense",
    parts: [
      { element: "subject", target: "Patient" },
      { element: "context", target: "Encounter" },
      { element: "category" },
      { element: "type", severity: "warning" },
      { element: "dosageInstruction" },
    ],
  },
];

/** UR-030 to UR-039: the elements that the guide asks for where the profile leaves them open. */
export const requiredParts: readonly Rule[] = partsOf.map(({ rule, type, parts }) => ({
  id: rule,
  text: `${type} has ${parts.map(({ element, target }) => (target === undefined ? element : `${element} (a ${target})`)).join(", ")}.`,
  source: "update-record.md, section 3",
  appliesTo: ["update-record", "other"] as const,
  *check(subject: Subject) {
    for (const place of subject.of(type, "document")) for (const part of parts) yield* onePart(subject, place, part, rule);
  },
}));

function* onePart(subject: Subject, place: Place, part: Part, rule: string): Generator<Finding> {
  const value: unknown = Reflect.get(place.resource, part.element);
  const path = `${place.path}.${part.element}`;
  const say = part.severity === "warning" ? warningOf : errorOf;
  if (value === undefined) {
    yield say(rule, "required", path, `${part.element} is missing.`);
    return;
  }
  if (part.target === undefined) return;
  const items = (Array.isArray(value) ? value : [value]) as readonly { readonly reference?: string }[];
  for (const [index, item] of items.entries()) {
    const itemPath = Array.isArray(value) ? `${path}[${index}]` : path;
    if (item.reference === undefined) yield say(rule, "required", `${itemPath}.reference`, `This must refer to the ${part.target}.`);
    const target = subject.resolve(place, item)?.resource.resourceType;
    if (target !== undefined && target !== part.target) yield errorOf(rule, "wrong-target", `${itemPath}.reference`, `This must name a resource of type ${part.target}.`);
  }
}
