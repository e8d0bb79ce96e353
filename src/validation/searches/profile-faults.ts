import type { DomainResourceElements, ResourceType } from "../../fhir/types.js";
import { olderProfiles, profiles } from "../../terminology/profiles.js";
import { systems } from "../../terminology/systems.js";
import { mostFindings, type Finding } from "../report/finding.js";
import { nameOfProfile, type Level } from "../subject/profile-of.js";
import { profileSchema } from "../schemas/schemas.js";
import { schemaFindings } from "./schema-findings.js";
import type { Subject } from "../subject/subject.js";
import type { MessageKind } from "../report/report.js";

/** By the address of the profile. */
const names: ReadonlyMap<string, string> = new Map(
  [...Object.values<string>(profiles), ...Object.values<string>(olderProfiles)].map((url) => [url, nameOfProfile(url)]),
);

/** What the schema of each resource's profile finds, under the matching rule of the guide. */
export function profileFaults(subject: Subject): readonly Finding[] {
  const found: Finding[] = [];
  let errors = 0;
  for (const place of subject.places) {
    const { resource, type, level, path, profile } = place;
    const name = profile === undefined ? undefined : names.get(profile);
    const faults = name === undefined ? undefined : profileSchema(name)?.(resource);
    if (faults === undefined || faults.length === 0) continue;
    // Warnings may not be wanted, so they never take the place of an error.
    if (errors >= mostFindings) break;
    const ruleOf = (below: string): string => ruleOfPlace(type, level, subject.kind, below);
    for (const finding of schemaFindings(faults, resource, path, ruleOf)) {
      // UR-008 reports it once for every resource, even where the profile does not require it.
      if (finding.rule === "UR-008" || isSaidElsewhere(finding, subject)) continue;
      const one = finding.rule === "UR-116" ? ofHandling(finding, resource) : finding;
      if (one.severity === "error") errors += 1;
      found.push(one);
    }
  }
  return found;
}

/** Without an outcome, details cannot name anything; an older system has its own warning (UR-116). */
function isSaidElsewhere({ code, path, received }: Finding, subject: Subject): boolean {
  if (subject.kind !== "acknowledgement") return false;
  if (code === "required" && path.endsWith(".response.details"))
    return subject.of("OperationOutcome", "message").length === 0;
  return code === "fixed-value" && received === systems.itkAcknowledgement;
}

/** What practices' systems leave out of an acknowledgement's handling: it is read all the same (UR-116). */
const tolerated: readonly (string | undefined)[] = ["BusAckRequested", "InfAckRequested", "SenderReference"];

/** A fault in the handling of an acknowledgement: a warning, or else as much an error as in a request (UR-115). */
function ofHandling(finding: Finding, { extension = [] }: DomainResourceElements): Finding {
  const [, outer = "", inner] = /\.extension\[([0-9]+)\]\.extension(?:\[([0-9]+)\])?/.exec(finding.path) ?? [];
  const part = inner === undefined ? finding.expected : extension[Number(outer)]?.extension?.[Number(inner)]?.url;
  return finding.code === "required" && tolerated.includes(part)
    ? { ...finding, severity: "warning" }
    : { ...finding, rule: "UR-115" };
}

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

/** The parts of a resource that have their own rule. */
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
