export type { Address } from "./address.js";
export type { AmbulatoryDeclined, AmbulatoryPdf, AmbulatoryPdfInput, AmbulatoryReport, AmbulatoryReportInput, AmbulatoryText, AmbulatoryTextInput } from "./ambulatory.js";
export type { BloodPressure, BloodPressureInput, BloodPressureMethod, BloodPressureRange, BloodPressureRangeInput } from "./blood-pressure.js";
export type { CodedConcept, CodedConceptInput } from "./coded-concept.js";
export type { CommonInput, CommonMembers } from "./common-members.js";
export type { Confirmation, ConfirmationInput } from "./confirmation.js";
export { bloodPressureCheck, contraception, urgentSupply, type ContraceptionConstructor } from "./constructors.js";
export { ConsultationError, type ConsultationIssue } from "./consultation-error.js";
export type {
  BloodPressureCheckConsultation,
  BloodPressureCheckData,
  BloodPressureCheckInput,
  BloodPressureDeclinedConsultation,
  BloodPressureDeclinedInput,
  BloodPressureReadingConsultation,
  BloodPressureReadingInput,
  BloodPressureReportConsultation,
  BloodPressureReportInput,
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
  PharmacyFirstConsultation,
  PharmacyFirstData,
  PharmacyFirstInput,
  PharmacyFirstPathway,
  UrgentSupplyConsultation,
  UrgentSupplyData,
  UrgentSupplyInput,
} from "./consultation.js";
export type { DeclinedSupply, DeclinedSupplyInput } from "./declined-supply.js";
export type { Dosage } from "./dosage.js";
export { bloodPressure, bodyMassIndex, declinedSupply, heartRate, height, irregularPulse, pulse, supply, temperature, weight } from "./items.js";
export type { Measured } from "./measured.js";
export type { ObservationDetails, ObservationDetailsInput } from "./observation-details.js";
export type {
  BodyMassIndex,
  BodyMassIndexInput,
  HeartRate,
  HeartRateInput,
  Height,
  HeightInput,
  IrregularPulse,
  IrregularPulseInput,
  Observation,
  ObservationInput,
  Pulse,
  PulseInput,
  Temperature,
  TemperatureInput,
  Weight,
  WeightInput,
} from "./observation.js";
export { parseConsultation } from "./parse-consultation.js";
export type { Gender, Patient, PatientInput } from "./patient.js";
export type { OtherName, PersonName } from "./person-name.js";
export { pharmacyFirst, type ConfirmedWhereMale, type PharmacyFirstConstructor, type UrinaryTractInfectionConstructor } from "./pharmacy-first.js";
export type { Pharmacy, PharmacyInput } from "./pharmacy.js";
export type { OtherPractitioner, OtherPractitionerInput, Practitioner, PractitionerInput, PractitionerPart } from "./practitioner.js";
export type { PregnancyStatus } from "./pregnancy-status.js";
export type { PresentingComplaint, PresentingComplaintInput } from "./presenting-complaint.js";
export type { ReferenceRange, ReferenceRangeInput } from "./reference-range.js";
export type { StructuredDose, StructuredDoseInput } from "./structured-dose.js";
export type { SupplyQuantity, SupplyQuantityInput } from "./supply-quantity.js";
export type { CheckedSupplyUnit, SupplyUnitInput } from "./supply-unit.js";
export type { Supply, SupplyInput } from "./supply.js";
export type { Telecom } from "./telecom.js";
export type { DoseTiming, DoseTimingInput, TimeUnit } from "./timing.js";
