import type { ResourceType } from "../fhir/types.js";
import { olderProfiles, profiles } from "../terminology/profiles.js";
import type { MessageKind } from "./report.js";
import type { Place } from "./subject.js";

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

/** The one profile that a resource may have where it stands; undefined where its type has no place there (UR-003, UR-022). */
export function profileOf({ resource, level }: Place, kind: MessageKind): string | undefined {
  const type = resource.resourceType;
  if (kind === "other") return { ...ofMessage, ...ofDocument, OperationOutcome: profiles.responseOperationOutcome }[type];
  if (level === "root") return profiles.messageBundle;
  if (level === "document") return ofDocument[type];
  if (level === "deeper") return undefined;
  return kind === "acknowledgement" ? ofAcknowledgement[type] : ofMessage[type];
}

/** The name that its schema has: the last part of the address. */
export function nameOfProfile(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1);
}

const typeByProfile = new Map([ofDocument, ofMessage, ofAcknowledgement].flatMap((table) => (Object.entries(table) as [ResourceType, string][]).map(([type, profile]) => [profile, type] as const)));

/** The type that a profile is of; undefined for any other profile. */
export function typeOfProfile(profile: string | undefined): ResourceType | undefined {
  return profile === undefined ? undefined : typeByProfile.get(profile);
}
