export type { Address, Telecom } from "./people/contact.js";
export type {
  AmbulatoryDeclined,
  AmbulatoryPdf,
  AmbulatoryPdfInput,
  AmbulatoryReport,
  AmbulatoryReportInput,
  AmbulatoryText,
  AmbulatoryTextInput,
} from "./observations/ambulatory.js";
export type { CodedConcept, CodedConceptInput } from "./coded-concept.js";
export type { CommonInput, CommonMembers } from "./common-members.js";
export type { Confirmation, ConfirmationInput } from "./confirmation.js";
export {
  bloodPressureCheck,
  contraception,
  urgentSupply,
  pharmacyFirst,
  type ContraceptionConstructor,
  type ConfirmedWhereMale,
  type ClinicalPathwayConstructor,
  type MinorIllnessConstructor,
  type UrinaryTractInfectionConstructor,
} from "./constructors.js";
export { ConsultationError, type ConsultationIssue } from "./consultation-error.js";
export type {
  BloodPressureCheckConsultation,
  BloodPressureCheckData,
  BloodPressureCheckInput,
  BloodPressureDeclinedConsultation,
  BloodPressureDeclinedInput,
  BloodPressureNotReadConsultation,
  BloodPressureNotReadInput,
  BloodPressureReadingConsultation,
  BloodPressureReadingInput,
  BloodPressureReportConsultation,
  BloodPressureReportInput,
  ClinicalPathwayConsultation,
  ClinicalPathwayData,
  ClinicalPathwayInput,
  Consultation,
  ConsultationInput,
  ContraceptionConsultation,
  ContraceptionData,
  ContraceptionInput,
  ContraceptionNotSuppliedConsultation,
  ContraceptionNotSuppliedInput,
  ContraceptionStage,
  ContraceptionSuppliedConsultation,
  ContraceptionSuppliedInput,
  GatewayPoint,
  MinorIllnessConsultation,
  MinorIllnessData,
  MinorIllnessInput,
  PharmacyFirstConsultation,
  PharmacyFirstData,
  PharmacyFirstInput,
  PharmacyFirstPathway,
  UrgentSupplyConsultation,
  UrgentSupplyData,
  UrgentSupplyInput,
} from "./consultation.js";
export type { DeclinedSupply, DeclinedSupplyInput } from "./supplies/declined-supply.js";
export type { Dosage } from "./supplies/dosage.js";
export { declinedSupply, supply } from "./items.js";
export type { Measured } from "./observations/measured.js";
export type { ObservationDetails, ObservationDetailsInput } from "./observations/observation-details.js";
export * from "./observations/measurements.generated.js";
export type { HowSeen, HowSeenInput } from "./how-seen.js";
export { parseConsultation } from "./parse-consultation.js";
export type { Gender, Patient, PatientInput } from "./people/patient.js";
export type { LocalIdentifier } from "./people/local-identifier.js";
export type { OtherName, PersonName } from "./people/person-name.js";
export type { Pharmacy, PharmacyInput } from "./people/pharmacy.js";
export type {
  OtherPractitioner,
  OtherPractitionerInput,
  Practitioner,
  PractitionerInput,
  PractitionerPart,
} from "./people/practitioner.js";
export type { PregnancyStatus } from "./observations/pregnancy-status.js";
export type { PresentingComplaint, PresentingComplaintInput } from "./presenting-complaint.js";
export type {
  BloodPressureRange,
  BloodPressureRangeInput,
  ReferenceRange,
  ReferenceRangeInput,
} from "./observations/reference-range.js";
export type { StructuredDose, StructuredDoseInput } from "./supplies/structured-dose.js";
export type {
  SupplyQuantity,
  SupplyQuantityInput,
  CheckedSupplyUnit,
  SupplyUnitInput,
} from "./supplies/supply-quantity.js";
export type { Supply, SupplyInput } from "./supplies/supply.js";
export type { DoseTiming, DoseTimingInput, TimeUnit } from "./supplies/timing.js";
