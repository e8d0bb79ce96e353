export type { Address } from "./address.js";
export type { CodedConcept, CodedConceptInput } from "./coded-concept.js";
export type { Consultation, ConsultationInput, PharmacyFirstInput, PharmacyFirstPathway } from "./consultation.js";
export { ConsultationError, type ConsultationIssue } from "./consultation-error.js";
export type { DeclinedSupply, DeclinedSupplyInput } from "./declined-supply.js";
export type { Dosage } from "./dosage.js";
export { bloodPressure, declinedSupply, height, pulse, supply, temperature, weight } from "./items.js";
export type {
  BloodPressure,
  BloodPressureInput,
  Height,
  HeightInput,
  Observation,
  ObservationInput,
  Pulse,
  PulseInput,
  Temperature,
  TemperatureInput,
  Weight,
  WeightInput,
} from "./observation.js";
export type { Measured } from "./measured.js";
export { parseConsultation } from "./parse-consultation.js";
export type { Gender, Patient, PatientInput } from "./patient.js";
export type { PersonName } from "./person-name.js";
export { pharmacyFirst, type PharmacyFirstConstructor } from "./pharmacy-first.js";
export type { Pharmacy, PharmacyInput } from "./pharmacy.js";
export type { Practitioner, PractitionerInput } from "./practitioner.js";
export type { PresentingComplaint, PresentingComplaintInput } from "./presenting-complaint.js";
export type { CheckedSupplyUnit, SupplyUnitInput } from "./supply-unit.js";
export type { Supply, SupplyInput } from "./supply.js";
