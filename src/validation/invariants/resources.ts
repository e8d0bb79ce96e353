import type {
  CodeableConcept,
  CompositionSection,
  Condition,
  MedicationDispense,
  Observation,
  Resource,
} from "../../fhir/types.js";
import { inOrder, containedIn, namedAsContained } from "./data-types.js";
import { anyOf, has, invariant, notBoth, type Invariant } from "./invariant.js";

const ended: readonly (string | undefined)[] = ["inactive", "resolved", "remission"];

/** Every type that a message may hold and that can have a narrative and contained resources. */
const domainResources = [
  "ClinicalImpression",
  "Composition",
  "Condition",
  "Encounter",
  "MedicationDispense",
  "MessageHeader",
  "Observation",
  "OperationOutcome",
  "Organization",
  "Patient",
  "Practitioner",
  "PractitionerRole",
];

/** FHIR's rules for resources that contain others: no other resource can break them. */
export const containingInvariants: readonly Invariant[] = [
  invariant(
    "dom-1",
    domainResources,
    "forbidden",
    ".contained",
    "A contained resource has no narrative.",
    (resource: Resource) => containedIn(resource).every((one) => one.text === undefined),
  ),
  invariant(
    "dom-2",
    domainResources,
    "forbidden",
    ".contained",
    "A contained resource contains no other.",
    (resource: Resource) => containedIn(resource).every((one) => one.contained === undefined),
  ),
  invariant(
    "dom-3",
    domainResources,
    "forbidden",
    ".contained",
    "A contained resource is referred to by the one around it.",
    (resource: Resource) => isAllNamed(resource),
  ),
  invariant(
    "dom-4",
    domainResources,
    "forbidden",
    ".contained",
    "A contained resource has no version and no last-updated time.",
    (resource: Resource) => {
      return containedIn(resource).every(
        ({ meta }) => meta?.versionId === undefined && meta?.lastUpdated === undefined,
      );
    },
  ),
];

/** FHIR's rules for resources and for the parts that only they have. */
export const resourceInvariants: readonly Invariant[] = [
  invariant(
    "cmp-1",
    "Composition.section",
    "required",
    "",
    "A section has a text, entries or sections of its own.",
    anyOf("text", "entry", "section"),
  ),
  invariant(
    "cmp-2",
    "Composition.section",
    "forbidden",
    ".emptyReason",
    "Only an empty section says why it is empty.",
    (section: CompositionSection) => notBoth("emptyReason", "entry")(section),
  ),
  invariant(
    "con-1",
    "Condition.stage",
    "required",
    "",
    "A stage has a summary or an assessment.",
    anyOf("summary", "assessment"),
  ),
  invariant("con-2", "Condition.evidence", "required", "", "Evidence has a code or details.", anyOf("code", "detail")),
  invariant(
    "con-3",
    "Condition",
    "required",
    ".clinicalStatus",
    "A condition has a clinical status unless it was entered in error.",
    (condition: Condition) => {
      return condition.verificationStatus === "entered-in-error" || has(condition, "clinicalStatus");
    },
  ),
  invariant(
    "con-4",
    "Condition",
    "contradiction",
    ".clinicalStatus",
    "A condition that has ended is inactive, resolved or in remission.",
    (condition: Condition) => !hasEnded(condition) || ended.includes(condition.clinicalStatus),
  ),
  invariant(
    "mdd-1",
    "MedicationDispense",
    "time-backwards",
    ".whenHandedOver",
    "A medicine is not handed over before it is prepared; a date without a time includes its whole day.",
    ({ whenPrepared, whenHandedOver }: MedicationDispense) => inOrder(whenPrepared, whenHandedOver),
  ),
  invariant(
    "obs-3",
    "Observation.referenceRange",
    "required",
    "",
    "A reference range has a low end, a high end or a text.",
    anyOf("low", "high", "text"),
  ),
  invariant(
    "obs-6",
    "Observation",
    "forbidden",
    ".dataAbsentReason",
    "A reason for an absent value is given only where the value is absent.",
    (observation: Observation) => !has(observation, "dataAbsentReason") || !hasValue(observation),
  ),
  invariant(
    "obs-7",
    "Observation",
    "contradiction",
    "",
    "Where a component has the same code as the observation, the value is in the component.",
    (observation: Observation) => {
      return (
        !(observation.component ?? []).some(({ code }) => isSame(code, observation.code)) || !hasValue(observation)
      );
    },
  ),
  invariant(
    "org-1",
    "Organization",
    "required",
    ".identifier",
    "An organization has a name or an identifier.",
    anyOf("identifier", "name"),
  ),
  invariant(
    "pat-1",
    "Patient.contact",
    "required",
    ".name",
    "A contact has a name, a telephone number, an address or an organization.",
    anyOf("name", "telecom", "address", "organization"),
  ),
];

function isAllNamed(resource: Resource): boolean {
  const contained = containedIn(resource);
  if (contained.length === 0) return true;
  const named = namedAsContained(resource);
  return contained.every(({ id }) => id !== undefined && named.has(id));
}

function hasEnded(condition: Condition): boolean {
  const members = condition as object as Readonly<Record<string, unknown>>;
  for (const name in members)
    if ((name.startsWith("abatement") || name.startsWith("_abatement")) && members[name] !== false) return true;
  return false;
}

function hasValue(observation: Observation): boolean {
  return Object.keys(observation).some((name) => /^_?value[A-Z]/.test(name));
}

/** Two concepts that have a coding in common. */
function isSame(one: CodeableConcept | undefined, other: CodeableConcept | undefined): boolean {
  const codings = other?.coding ?? [];
  return (one?.coding ?? []).some(
    ({ system, code }) =>
      code !== undefined && codings.some((coding) => coding.system === system && coding.code === code),
  );
}
