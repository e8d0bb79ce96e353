import type { MessageKind, Severity } from "../report/report.js";
import type { RuleDescription } from "./rule.js";

const request: readonly MessageKind[] = ["update-record"];
const answer: readonly MessageKind[] = ["acknowledgement"];
const parts: readonly MessageKind[] = ["update-record", "other"];

function asked(
  id: string,
  what: string,
  profile: string,
  appliesTo: readonly MessageKind[],
  severity: Severity = "error",
): RuleDescription {
  return {
    id,
    text: `${what} as its profile ${profile} requires: what must be present, what must not, and the codes.`,
    source: `profile ${profile}`,
    severities: [severity],
    appliesTo,
  };
}

/** What the schemas of the profiles find, under the matching rule of the guide (see `ruleOfPlace`). */
export const askedByProfiles: readonly RuleDescription[] = [
  asked("UR-002", "The message bundle is", "ITK-Message-Bundle-1", ["update-record", "acknowledgement", "other"]),
  asked("UR-003", "The sender's Organization is", "CareConnect-ITK-Header-Organization-1", request),
  asked("UR-004", "The event of the header is", "ITK-MessageHeader-2", parts),
  asked("UR-005", "The header is", "ITK-MessageHeader-2", parts),
  asked("UR-006", "The handling of the message is", "Extension-ITK-MessageHandling-2", parts),
  asked("UR-020", "The document bundle is", "ITK-Document-Bundle-1", parts),
  asked("UR-030", "The Composition is", "CareConnect-Composition-1", parts),
  asked("UR-031", "The Encounter is", "CareConnect-GPC-Encounter-1", parts),
  asked("UR-032", "The Patient is", "CareConnect-GPC-Patient-1", parts),
  asked("UR-033", "The pharmacy's Organization is", "CareConnect-GPC-Organization-1", parts),
  asked("UR-034", "The Practitioner is", "CareConnect-GPC-Practitioner-1", parts),
  asked("UR-035", "The PractitionerRole is", "CareConnect-GPC-PractitionerRole-1", parts),
  asked("UR-036", "The Observation is", "CareConnect-GPC-Observation-1", parts),
  asked("UR-037", "The ClinicalImpression is", "CareConnect-GPC-ClinicalImpression-1", parts),
  asked("UR-038", "The Condition is", "CareConnect-GPC-Condition-1", parts),
  asked("UR-039", "The MedicationDispense is", "CareConnect-GPC-MedicationDispense-1", parts),
  {
    id: "UR-060",
    text: "A tag follows the profile of its resource.",
    source: "the profile of the resource",
    severities: ["error"],
    appliesTo: ["update-record", "acknowledgement", "other"],
  },
  asked(
    "UR-076",
    "A range with < or > is given in its text; range and interpretation are",
    "CareConnect-GPC-Observation-1",
    parts,
  ),
  asked("UR-077", "An attachment is", "CareConnect-GPC-Observation-1", parts),
  asked("UR-080", "What a document relates to is", "CareConnect-Composition-1", parts),
  asked("UR-110", "Header and sender of an acknowledgement are", "ITK-MessageHeader-2", answer),
  asked("UR-111", "The response of the header is", "ITK-MessageHeader-2", [
    "update-record",
    "acknowledgement",
    "other",
  ]),
  asked("UR-112", "The OperationOutcome is", "ITK-Response-OperationOutcome-1", ["acknowledgement", "other"]),
  asked("UR-115", "The handling of an acknowledgement is", "Extension-ITK-MessageHandling-2", answer),
  asked(
    "UR-116",
    "The flags and the sender's reference of an acknowledgement are read even where they are not",
    "Extension-ITK-MessageHandling-2",
    answer,
    "warning",
  ),
];
