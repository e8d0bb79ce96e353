import type { Resource } from "./edit.js";
import { error, ours, right, type Mutant, type Neighbour } from "./mutant.js";
import {
  bloodPressure,
  composition,
  condition,
  declined,
  encounter,
  header,
  patient,
  pharmacy,
  practitioner,
  role,
  sender,
  summary,
  supply,
  whole,
} from "./parts.js";

const resources: readonly (readonly [string, Resource])[] = [
  ["MessageHeader", header],
  ["sender", sender],
  ["Composition", composition],
  ["Encounter", encounter],
  ["pharmacy", pharmacy],
  ["Practitioner", practitioner],
  ["PractitionerRole", role],
  ["Patient", patient],
  ["Observation", bloodPressure],
  ["MedicationDispense", supply],
  ["Condition", condition],
  ["ClinicalImpression", summary],
];
const inDocument = resources.slice(2);
const ofMessageBundle = '<profile value="https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Message-Bundle-1"/>';
const ofDocument = '<profile value="https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Document-Bundle-1"/>';

/** UR-008, and the profiles of UR-022: every resource names its own, and it alone. */
export const profileMutants: readonly Mutant[] = [
  ...resources.map(([name, resource]) =>
    ours("UR-008", "required", ".meta.profile", `no profile of the ${name}`, resource.without("profile")),
  ),
  ours("UR-008", "required", ".meta.profile", "no meta of the Encounter", encounter.without("meta")),
  ours("UR-008", "required", "Bundle.meta.profile", "no profile of the message", whole(`\n    ${ofMessageBundle}`, "")),
  ours(
    "UR-008",
    "required",
    "Bundle.entry[2].resource.meta.profile",
    "no profile of the document",
    whole(`\n          ${ofDocument}`, ""),
  ),
  ...resources.map(([name, resource]) =>
    ours(
      "UR-008",
      "spaces-around-profile",
      ".meta.profile[0]",
      `spaces around the profile of the ${name}`,
      resource.change('<profile value="', '<profile value=" '),
    ),
  ),
  error(
    "UR-008",
    "profile-not-allowed",
    "Bundle.meta.profile[0]",
    "another profile of the message",
    whole("ITK-Message-Bundle-1", "ITK-Message-Bundle-9"),
  ),
  error(
    "UR-008",
    "profile-not-allowed",
    ".meta.profile[0]",
    "the document's profile as that of the message",
    whole(ofMessageBundle, ofDocument),
  ),
  ...inDocument.map(([name, resource]) =>
    error(
      "UR-022",
      "profile-not-allowed",
      ".meta.profile[0]",
      `an unknown profile of the ${name}`,
      resource.change(/-1"\/>/, '-9"/>'),
    ),
  ),
  ours(
    "UR-022",
    "profile-not-allowed",
    ".meta.profile[0]",
    "a Condition for the problem list",
    condition.change("CareConnect-GPC-Condition-1", "CareConnect-GPC-ProblemHeader-Condition-1"),
  ),
  error(
    "UR-022",
    "profile-not-allowed",
    ".meta.profile[0]",
    "the Composition of Access Record",
    composition.change(
      "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Composition-1",
      "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Composition-1",
    ),
  ),
  ours(
    "UR-022",
    "profile-not-allowed",
    ".meta.profile[1]",
    "a second profile",
    declined.change(
      "</meta>",
      '§<profile value="https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Flag-1"/></meta>',
    ),
  ),
];

export const profileNeighbours: readonly Neighbour[] = [
  right(
    "UR-008",
    "a version of a resource beside its profile",
    encounter.change("<meta>", '<meta><versionId value="1"/>'),
  ),
];
