/**
 * Addresses of code systems and identifier systems.
 * Source: NHS England's Update Record profiles, code systems and official examples; UR-004, UR-006, UR-032 to UR-041,
 * UR-060, UR-073.
 */
export const systems = {
  snomed: "http://snomed.info/sct",
  dmd: "https://dmd.nhs.uk",
  ucum: "http://unitsofmeasure.org",
  odsOrganisationCode: "https://fhir.nhs.uk/Id/ods-organization-code",
  odsSiteCode: "https://fhir.nhs.uk/Id/ods-site-code",
  nhsNumber: "https://fhir.nhs.uk/Id/nhs-number",
  gphcNumber: "https://fhir.hl7.org.uk/Id/gphc-number",
  sdsUserId: "https://fhir.nhs.uk/Id/sds-user-id",
  sdsRoleProfileId: "https://fhir.nhs.uk/Id/sds-role-profile-id",
  /** The identifier system for anything identified by a UUID (update-record.md, section 11). */
  rfc4122: "https://tools.ietf.org/html/rfc4122",
  recordStandardHeadings: "https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings",
  itkMessageEvent: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2",
  itkRecipientType: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-RecipientType-1",
  itkResponseCodes: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-ResponseCodes-1",
  /** The older address under which some practices' systems still answer (UR-116). */
  itkAcknowledgement: "https://fhir.nhs.uk/STU3/ITK-Acknowledgement-1",
  /** The profile's address: messages that are built have this one (UR-035). */
  sdsJobRoleName: "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
  /** The address of the published list and of the examples: accepted with a warning. */
  sdsJobRoleNameAlternative: "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
  participantType: "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-ParticipantType-1",
  nhsNumberVerificationStatus: "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1",
  medicationSupplyType: "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-MedicationSupplyType-1",
  organisationType: "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1",
  dispenseCategory: "http://hl7.org/fhir/medication-dispense-category",
  /** The examples' address: messages that are built have this one. */
  observationCategory: "http://terminology.hl7.org/CodeSystem/observation-category",
  /** FHIR STU3's own address of the same categories: accepted. */
  observationCategoryStu3: "http://hl7.org/fhir/observation-category",
  /** HL7's table 0078: every interpretation but one (update-record.md, section 10). */
  observationInterpretation: "http://terminology.hl7.org/CodeSystem/v2-0078",
  /** NHS England's own: `PA` alone. */
  observationInterpretationNhs: "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ObservationInterpretation-1",
  /** HL7's kinds of participation, for everybody except the recorder. */
  participationType: "http://hl7.org/fhir/v3/ParticipationType",
  outcomeOfAttendance: "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-OutcomeOfAttendance-1",
  /** FHIR STU3's administrative gender; its codes are plain `code` elements. */
  administrativeGender: "http://hl7.org/fhir/administrative-gender",
} as const;

/** The address of a code system or identifier system that this library knows. */
export type System = (typeof systems)[keyof typeof systems];

/** A code with its display. Both always come from the same row of a table, so that they cannot be mismatched. */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

/** A SNOMED CT coding; for the rows of this layer's tables. */
export function snomed(code: string, display: string): Coding {
  return { system: systems.snomed, code, display };
}
