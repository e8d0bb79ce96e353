import type { ResourceType } from "../../fhir/types.js";
import { olderProfiles, profiles } from "../../terminology/profiles.js";
import type { MessageKind } from "../report/report.js";

/** Which bundle a resource is in: the message's, the document's, one nested further, or none. */
export type Level = "root" | "message" | "document" | "deeper";

const ofMessage: Partial<Record<ResourceType, string>> = {
  MessageHeader: profiles.messageHeader,
  Organization: profiles.headerOrganization,
  Bundle: profiles.documentBundle,
};

const ofAcknowledgement: Partial<Record<ResourceType, string>> = {
  MessageHeader: profiles.messageHeader,
  Organization: profiles.headerOrganization,
  Practitioner: olderProfiles.headerPractitioner,
  OperationOutcome: profiles.responseOperationOutcome,
};

const ofDocument: Partial<Record<ResourceType, string>> = {
  Composition: profiles.composition,
  Encounter: profiles.encounter,
  Patient: profiles.patient,
  Organization: profiles.organization,
  Practitioner: profiles.practitioner,
  PractitionerRole: profiles.practitionerRole,
  Observation: profiles.observation,
  ClinicalImpression: profiles.clinicalImpression,
  Condition: profiles.condition,
  MedicationDispense: profiles.medicationDispense,
};

const ofAny: Partial<Record<ResourceType, string>> = {
  ...ofMessage,
  ...ofDocument,
  OperationOutcome: profiles.responseOperationOutcome,
};

/**
 * The one profile that a resource of a type may have in its place; undefined where its type is not allowed there
 * (UR-003, UR-022).
 */
export function profileOf(type: ResourceType, level: Level, kind: MessageKind): string | undefined {
  if (level === "root" && kind !== "other") return profiles.messageBundle;
  const profileOfType = tableFor(level, kind);
  // A text may hold an element of any name, even a name that every object has as a property.
  return Object.hasOwn(profileOfType, type) ? profileOfType[type] : undefined;
}

function tableFor(level: Level, kind: MessageKind): Partial<Record<ResourceType, string>> {
  if (kind === "other") return ofAny;
  if (level === "document") return ofDocument;
  if (level === "deeper") return {};
  return kind === "acknowledgement" ? ofAcknowledgement : ofMessage;
}

/** The name that its schema has: the last part of the address. */
export function nameOfProfile(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

const typeByProfile = new Map(
  [ofDocument, ofMessage, ofAcknowledgement].flatMap((table) =>
    (Object.entries(table) as [ResourceType, string][]).map(([type, profile]) => [profile, type] as const),
  ),
);

/** The type that a profile is of; undefined for any other profile. */
export function typeOfProfile(profile: string | undefined): ResourceType | undefined {
  return profile === undefined ? undefined : typeByProfile.get(profile);
}
