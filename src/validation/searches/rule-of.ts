import type { ResourceType } from "../../fhir/types.js";
import type { MessageKind } from "../report/report.js";
import type { Level } from "../subject/subject.js";

/** The rule of the guide that a resource as a whole belongs to. */
const ruleOfResource: Partial<Record<ResourceType, string>> = {
  MessageHeader: "UR-005",
  Composition: "UR-030",
  Encounter: "UR-031",
  Patient: "UR-032",
  Organization: "UR-033",
  Practitioner: "UR-034",
  PractitionerRole: "UR-035",
  Observation: "UR-036",
  ClinicalImpression: "UR-037",
  Condition: "UR-038",
  MedicationDispense: "UR-039",
  OperationOutcome: "UR-112",
};

/** What a rule of its own asks of a part of a resource. */
const ruleOfPart: Partial<Record<ResourceType, Readonly<Record<string, string>>>> = {
  Composition: { ".relatesTo": "UR-080" },
  Observation: { ".referenceRange": "UR-076", ".interpretation": "UR-076", ".valueAttachment": "UR-077" },
};

/** The rule that a fault in a resource breaks, by its place: `.meta.profile`, `.event.code`. */
export function ruleOfPlace(type: ResourceType, level: Level, kind: MessageKind, below: string): string {
  if (below.startsWith(".meta.profile")) return "UR-008";
  if (below.startsWith(".meta.tag")) return "UR-060";
  if (type === "Bundle") return level === "root" ? "UR-002" : "UR-020";
  if (type === "Organization" && level === "message") return kind === "acknowledgement" ? "UR-110" : "UR-003";
  if (type === "MessageHeader") {
    if (below.startsWith(".response")) return "UR-111";
    if (below.startsWith(".event")) return kind === "acknowledgement" ? "UR-110" : "UR-004";
    if (below.startsWith(".extension")) return kind === "acknowledgement" ? "UR-116" : "UR-006";
    if (kind === "acknowledgement") return "UR-110";
  }
  const parts = Object.hasOwn(ruleOfPart, type) ? (ruleOfPart[type] ?? {}) : {};
  const part = Object.entries(parts).find(([name]) => below.startsWith(name));
  return part?.[1] ?? (Object.hasOwn(ruleOfResource, type) ? ruleOfResource[type] : undefined) ?? "UR-022";
}
