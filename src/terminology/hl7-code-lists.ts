import { systems } from "./systems.js";

/**
 * Every code of the systems of HL7's that a message uses beside NHS England's, by the system's address. Source: HL7
 * FHIR STU3 (3.0.2), code systems medication-dispense-category, observation-category and v3 ParticipationType of 11
 * November 2016. The other address of the categories is a later one, with more codes: it has no list here.
 */
export const hl7CodeLists: Readonly<Record<string, string>> = {
  [systems.dispenseCategory]: "inpatient outpatient community",
  [systems.observationCategoryStu3]: "social-history vital-signs imaging laboratory procedure survey exam therapy",
  [systems.participationType]:
    "PART _ParticipationAncillary ADM ATND CALLBCK CON DIS ESC REF _ParticipationInformationGenerator AUT " +
    "INF TRANS ENT WIT CST DIR ALY BBY CAT CSM TPA DEV NRD RDV DON EXPAGNT EXPART EXPTRGT EXSRC PRD SBJ " +
    "SPC IND BEN CAGNT COV GUAR HLD RCT RCV IRCP NOT PRCP REFB REFT TRC LOC DST ELOC ORG RML VIA PRF DIST " +
    "PPRF SPRF RESP VRF AUTHEN LA",
};
