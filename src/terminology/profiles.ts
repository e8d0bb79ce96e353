const nhs = "https://fhir.nhs.uk/STU3/StructureDefinition";
const hl7uk = "https://fhir.hl7.org.uk/STU3/StructureDefinition";

/**
 * The profile of every resource of a message and of an acknowledgement, for `meta.profile` (UR-002 to UR-039, UR-110 to UR-112).
 * Source: NHS England's STU3 assets; the Composition's is HL7 UK's, as guide and examples say (update-record.md, section 10).
 */
export const profiles = {
  messageBundle: `${nhs}/ITK-Message-Bundle-1`,
  messageHeader: `${nhs}/ITK-MessageHeader-2`,
  headerOrganization: `${nhs}/CareConnect-ITK-Header-Organization-1`,
  documentBundle: `${nhs}/ITK-Document-Bundle-1`,
  composition: `${hl7uk}/CareConnect-Composition-1`,
  encounter: `${nhs}/CareConnect-GPC-Encounter-1`,
  patient: `${nhs}/CareConnect-GPC-Patient-1`,
  organization: `${nhs}/CareConnect-GPC-Organization-1`,
  practitioner: `${nhs}/CareConnect-GPC-Practitioner-1`,
  practitionerRole: `${nhs}/CareConnect-GPC-PractitionerRole-1`,
  observation: `${nhs}/CareConnect-GPC-Observation-1`,
  clinicalImpression: `${nhs}/CareConnect-GPC-ClinicalImpression-1`,
  condition: `${nhs}/CareConnect-GPC-Condition-1`,
  medicationDispense: `${nhs}/CareConnect-GPC-MedicationDispense-1`,
  responseOperationOutcome: `${nhs}/ITK-Response-OperationOutcome-1`,
} as const;

/** The address of a profile in use. */
export type Profile = (typeof profiles)[keyof typeof profiles];

/** Profiles that only acknowledgements of older or other systems carry: read with a warning (UR-116). */
export const olderProfiles = {
  infrastructureOperationOutcome: `${nhs}/ITK-Infack-OperationOutcome-1`,
  headerPractitioner: `${nhs}/CareConnect-ITK-Header-Practitioner-1`,
} as const;

/** The extensions that a message carries (UR-006, UR-032). */
export const extensions = {
  messageHandling: `${nhs}/Extension-ITK-MessageHandling-2`,
  nhsNumberVerificationStatus: `${nhs}/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1`,
} as const;

/** The fixed reference of the `MessageDefinition` part of the handling extension (UR-006): the one reference that is no `urn:uuid:`. */
export const messageDefinition = "https://fhir.nhs.uk/MessageDefinition";
