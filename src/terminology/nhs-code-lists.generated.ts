// Written by scripts/generate-nhs-code-lists.ts. Source: NHS England's code systems, each under its own address.

/** Every code of these systems, by the system's address. */
export const nhsCodeLists: Readonly<Record<string, string>> = {
  "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-ConditionCategory-1":
    "problem-list-item encounter-diagnosis presenting-complaint co-morbidity issue",
  "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-NHSNumberVerificationStatus-1":
    "01 02 03 04 05 06 07 08",
  "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1":
    "gp-practice urgent-care",
  "https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-ParticipantType-1":
    "REC",
  "https://fhir.nhs.uk/STU3/CodeSystem/ITK-Acknowledgement-1":
    "41001 41002 41022 51001 51002 51003 51004 51005 51006 51007 51008 51009 51010 51011 51012 51013 RC001 RC002 RC003 RC004 RC005 RC006 RC999",
  "https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2":
    "ITK003D ITK004D ITK005D ITK006D ITK007C ITK008M ITK009D ITK010D ITK011M ITK012M ITK013D ITK014M",
  "https://fhir.nhs.uk/STU3/CodeSystem/ITK-RecipientType-1":
    "FA FI",
};
