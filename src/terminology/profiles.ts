import { systems } from "./systems.js";

/**
 * The profile of every resource of a message and of an acknowledgement, for `meta.profile` (UR-002 to UR-039, UR-110 to
 * UR-112).
 * Source: NHS England's STU3 assets; the Composition's is HL7 UK's, as the guide and the examples have it
 * (update-record.md, section 10).
 */
export const profiles = {
  messageBundle: "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Message-Bundle-1",
  messageHeader: "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-MessageHeader-2",
  headerOrganization: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-Header-Organization-1",
  documentBundle: "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Document-Bundle-1",
  composition: "https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Composition-1",
  encounter: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Encounter-1",
  patient: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Patient-1",
  organization: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Organization-1",
  practitioner: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Practitioner-1",
  practitionerRole: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-PractitionerRole-1",
  observation: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Observation-1",
  clinicalImpression: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-ClinicalImpression-1",
  condition: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-Condition-1",
  medicationDispense: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-GPC-MedicationDispense-1",
  responseOperationOutcome: "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Response-OperationOutcome-1",
} as const;

/** The address of a profile in use. */
export type Profile = (typeof profiles)[keyof typeof profiles];

/** Profiles that only acknowledgements of older or other systems carry: read with a warning (UR-116). */
export const olderProfiles = {
  infrastructureOperationOutcome: "https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Infack-OperationOutcome-1",
  headerPractitioner: "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-ITK-Header-Practitioner-1",
} as const;

/**
 * The extensions that a message carries (UR-006, UR-032; the outcome as in the official examples and the Encounter's
 * profile).
 */
export const extensions = {
  messageHandling: "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-ITK-MessageHandling-2",
  nhsNumberVerificationStatus:
    "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1",
  outcomeOfAttendance: "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-OutcomeOfAttendance-1",
} as const;

/**
 * The fixed reference of the `MessageDefinition` part of the handling extension (UR-006): the only reference that is
 * not a `urn:uuid:`.
 */
export const messageDefinition = "https://fhir.nhs.uk/MessageDefinition";

/**
 * The addresses of systems, profiles and extensions that the guide names; most repeated texts of a message are these.
 */
export const addresses: readonly string[] = [systems, profiles, extensions].flatMap((named) =>
  Object.values<string>(named),
);
