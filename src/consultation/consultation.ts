import type { Pathway } from "../terminology/pathways.js";
import type { AmbulatoryDeclined, AmbulatoryReport, AmbulatoryReportInput } from "./observations/ambulatory.js";
import type { CommonInput, CommonMembers } from "./common-members.js";
import type {
  BloodPressure,
  BloodPressureInput,
  Observation,
  ObservationInput,
} from "./observations/measurements.generated.js";
import type { Gender } from "./people/patient.js";
import type { Supply, SupplyInput } from "./supplies/supply.js";

/** What a Pharmacy First consultation can be about: one of the clinical pathways, or minor illness. */
export type PharmacyFirstPathway = Pathway | "minor-illness";

/**
 * Whether the pathway applied: its gateway point was met, was not met, or the condition was ruled out (UR-065).
 */
export type GatewayPoint = "met" | "not-met" | "ruled-out";

/** A consultation on a clinical pathway, as the caller gives it to a constructor of `pharmacyFirst`. */
export interface ClinicalPathwayInput<Known extends Gender = Gender> extends CommonInput<Known> {
  /**
   * Whether the pathway applied (UR-065). There is no default. Only for `met` its condition is sent by itself, and is a
   * supply without `supplyType` one under a patient group direction.
   */
  readonly gatewayPoint: GatewayPoint;
}

/** A consultation for minor illness: no pathway, so no gateway point. */
export interface MinorIllnessInput extends CommonInput {
  readonly gatewayPoint?: never;
}

/** A Pharmacy First consultation as the caller gives it to a constructor of `pharmacyFirst`. */
export type PharmacyFirstInput = ClinicalPathwayInput | MinorIllnessInput;

/** An urgent supply of prescription items, as the caller gives it: listed for release 1.2.0 only (UR-053). */
export type UrgentSupplyInput = CommonInput;

/** A blood pressure check with a reading and no ambulatory monitoring: the reading is the first observation. */
export interface BloodPressureReadingInput extends CommonInput {
  /** What was measured: the first is the blood pressure (UR-051), others may follow. */
  readonly observations: readonly [BloodPressureInput, ...ObservationInput[]];
  readonly ambulatoryReport?: never;
  readonly ambulatoryDeclined?: never;
  readonly noReadingReason?: never;
}

/** A blood pressure check with the report of ambulatory monitoring; it may have a reading as well. */
export interface BloodPressureReportInput extends CommonInput {
  /** The report of ambulatory monitoring, as PDF or plain text (UR-077). */
  readonly ambulatoryReport: AmbulatoryReportInput;
  readonly ambulatoryDeclined?: never;
  readonly noReadingReason?: never;
}

/** A blood pressure check in which ambulatory monitoring was declined; it may have a reading as well. */
export interface BloodPressureDeclinedInput extends CommonInput {
  readonly ambulatoryReport?: never;
  /** Why ambulatory monitoring was declined (UR-063). */
  readonly ambulatoryDeclined: AmbulatoryDeclined;
  readonly noReadingReason?: never;
}

/**
 * A blood pressure check without a reading: the pulse was irregular, the monitor was not returned, the patient left.
 */
export interface BloodPressureNotReadInput extends CommonInput {
  readonly ambulatoryReport?: never;
  readonly ambulatoryDeclined?: never;
  /**
   * Why there was no reading, as a whole sentence: it is sent as the last statement of the clinical summary, without
   * the name of this member.
   */
  readonly noReadingReason: string;
}

/**
 * A blood pressure check as the caller gives it: a reading, an ambulatory report, the reason why it was declined, or
 * why there was no reading.
 */
export type BloodPressureCheckInput =
  BloodPressureReadingInput | BloodPressureReportInput | BloodPressureDeclinedInput | BloodPressureNotReadInput;

/** A contraception consultation in which something was supplied. */
export interface ContraceptionSuppliedInput extends CommonInput {
  /** The medicines supplied: at least one. */
  readonly supplies: readonly [SupplyInput, ...SupplyInput[]];
  /**
   * What else was not supplied, and why, as a whole sentence: it is sent as the last statement of the clinical summary,
   * without the name of this member.
   */
  readonly noSupplyReason?: string;
}

/** A contraception consultation in which nothing was supplied. */
export interface ContraceptionNotSuppliedInput extends CommonInput {
  readonly supplies?: never;
  /**
   * That nothing was supplied, and why, as a whole sentence: it is sent as the last statement of the clinical summary,
   * without the name of this member.
   */
  readonly noSupplyReason: string;
}

/** A contraception consultation as the caller gives it: with a supply, or with the reason why there was none. */
export type ContraceptionInput = ContraceptionSuppliedInput | ContraceptionNotSuppliedInput;

/**
 * What a contraception consultation was for: the first supply, a further one, emergency contraception, or that and a
 * first supply together.
 */
export type ContraceptionStage = "initiation" | "repeat" | "emergency" | "emergency-and-initiation";

interface ClinicalPathwayMark {
  /** Which service it was: in JSON it tells the consultations apart. */
  readonly service: "pharmacy-first";
  /** The clinical pathway, one of seven: see `pathwayNames`. */
  readonly pathway: Pathway;
}

interface MinorIllnessMark {
  /** Which service it was: in JSON it tells the consultations apart. */
  readonly service: "pharmacy-first";
  /** Minor illness: no clinical pathway. */
  readonly pathway: "minor-illness";
}

interface BloodPressureCheckMark {
  /** Which service it was: in JSON it tells the consultations apart. */
  readonly service: "blood-pressure-check";
}

interface ContraceptionMark {
  /** Which service it was: in JSON it tells the consultations apart. */
  readonly service: "contraception";
  /** What it was for: first supply, repeat, emergency contraception, or that and a first supply (UR-052). */
  readonly stage: ContraceptionStage;
}

interface UrgentSupplyMark {
  /** Which service it was: in JSON it tells the consultations apart. */
  readonly service: "urgent-supply";
}

/** A consultation on a clinical pathway as JSON: `{"service": "pharmacy-first", "pathway": "sinusitis", ...}`. */
export interface ClinicalPathwayData extends ClinicalPathwayInput, ClinicalPathwayMark {}
/** A consultation for minor illness as JSON: `{"service": "pharmacy-first", "pathway": "minor-illness", ...}`. */
export interface MinorIllnessData extends MinorIllnessInput, MinorIllnessMark {}
/** A Pharmacy First consultation as JSON, told apart by `pathway`. */
export type PharmacyFirstData = ClinicalPathwayData | MinorIllnessData;
/** A blood pressure check as JSON: `{"service": "blood-pressure-check", ...}`. */
export type BloodPressureCheckData = BloodPressureCheckInput & BloodPressureCheckMark;
/** A contraception consultation as JSON: `{"service": "contraception", "stage": "repeat", ...}`. */
export type ContraceptionData = ContraceptionInput & ContraceptionMark;
/** An urgent supply as JSON: `{"service": "urgent-supply", ...}`. */
export interface UrgentSupplyData extends UrgentSupplyInput, UrgentSupplyMark {}

/** A consultation of any service as JSON, told apart by `service`. */
export type ConsultationInput = PharmacyFirstData | BloodPressureCheckData | ContraceptionData | UrgentSupplyData;

/**
 * A {@link ClinicalPathwayData} that was checked: where its gateway point was met, the pathway's own condition is the
 * first presenting complaint.
 */
export interface ClinicalPathwayConsultation extends CommonMembers, ClinicalPathwayMark {
  /** As it was given: whether the pathway applied (UR-065). */
  readonly gatewayPoint: GatewayPoint;
}

/** A {@link MinorIllnessData} that was checked. */
export interface MinorIllnessConsultation extends CommonMembers, MinorIllnessMark {
  readonly gatewayPoint?: never;
}

/** A {@link PharmacyFirstData} that was checked. */
export type PharmacyFirstConsultation = ClinicalPathwayConsultation | MinorIllnessConsultation;

/** A {@link BloodPressureReadingInput} that was checked. */
export interface BloodPressureReadingConsultation extends CommonMembers, BloodPressureCheckMark {
  /** As they were given: the first is the blood pressure (UR-051). */
  readonly observations: readonly [BloodPressure, ...Observation[]];
  readonly ambulatoryReport?: never;
  readonly ambulatoryDeclined?: never;
  readonly noReadingReason?: never;
}

/** A {@link BloodPressureReportInput} that was checked. */
export interface BloodPressureReportConsultation extends CommonMembers, BloodPressureCheckMark {
  /** The report of ambulatory monitoring (UR-077). */
  readonly ambulatoryReport: AmbulatoryReport;
  readonly ambulatoryDeclined?: never;
  readonly noReadingReason?: never;
}

/** A {@link BloodPressureDeclinedInput} that was checked. */
export interface BloodPressureDeclinedConsultation extends CommonMembers, BloodPressureCheckMark {
  readonly ambulatoryReport?: never;
  /** Why ambulatory monitoring was declined (UR-063). */
  readonly ambulatoryDeclined: AmbulatoryDeclined;
  readonly noReadingReason?: never;
}

/** A {@link BloodPressureNotReadInput} that was checked. */
export interface BloodPressureNotReadConsultation extends CommonMembers, BloodPressureCheckMark {
  readonly ambulatoryReport?: never;
  readonly ambulatoryDeclined?: never;
  /** Why there was no reading, as a sentence of the clinical summary. */
  readonly noReadingReason: string;
}

/** A {@link BloodPressureCheckData} that was checked. */
export type BloodPressureCheckConsultation =
  | BloodPressureReadingConsultation
  | BloodPressureReportConsultation
  | BloodPressureDeclinedConsultation
  | BloodPressureNotReadConsultation;

/** A {@link ContraceptionSuppliedInput} that was checked. */
export interface ContraceptionSuppliedConsultation extends CommonMembers, ContraceptionMark {
  /** The medicines supplied: at least one. */
  readonly supplies: readonly [Supply, ...Supply[]];
  /** What else was not supplied, and why, as a sentence of the clinical summary. */
  readonly noSupplyReason?: string;
}

/** A {@link ContraceptionNotSuppliedInput} that was checked. */
export interface ContraceptionNotSuppliedConsultation extends CommonMembers, ContraceptionMark {
  readonly supplies?: never;
  /** Why nothing was supplied, as a sentence of the clinical summary. */
  readonly noSupplyReason: string;
}

/** A {@link ContraceptionData} that was checked. */
export type ContraceptionConsultation = ContraceptionSuppliedConsultation | ContraceptionNotSuppliedConsultation;

/** An {@link UrgentSupplyData} that was checked. */
export interface UrgentSupplyConsultation extends CommonMembers, UrgentSupplyMark {}

/**
 * A consultation that was checked: frozen, every value exact. Only the constructors (`pharmacyFirst`,
 * `bloodPressureCheck`, `contraception`, `urgentSupply`) and `parseConsultation` make one.
 */
export type Consultation =
  PharmacyFirstConsultation | BloodPressureCheckConsultation | ContraceptionConsultation | UrgentSupplyConsultation;
