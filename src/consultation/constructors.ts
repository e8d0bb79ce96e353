import type {
  BloodPressureCheckConsultation,
  BloodPressureCheckInput,
  Consultation,
  ContraceptionConsultation,
  ContraceptionInput,
  ContraceptionStage,
  UrgentSupplyConsultation,
  UrgentSupplyInput,
  ClinicalPathwayConsultation,
  ClinicalPathwayInput,
  MinorIllnessConsultation,
  MinorIllnessInput,
  PharmacyFirstPathway,
} from "./consultation.js";
import { pathwayNames } from "../terminology/pathways.js";
import { parseConsultation } from "./parse-consultation.js";
import type { ConfirmationInput } from "./confirmation.js";
import type { Gender } from "./people/patient.js";

/**
 * A blood pressure check (UR-051): with a reading, with the report of ambulatory monitoring, with the reason why it was
 * declined, or why there was no reading.
 *
 * @example
 * const consultation = bloodPressureCheck({
 *   patient,
 *   pharmacy,
 *   practitioner,
 *   startedAt: "2025-11-20T10:05:00+00:00",
 *   seen: "in-person",
 *   sharing: "agreed",
 *   clinicalSummary: "Walked in for a blood pressure check.",
 *   observations: [bloodPressure({ systolic: 128, diastolic: 82, method: "sitting" }), pulse({ beatsPerMinute: 72 })],
 * });
 * @throws ConsultationError with every issue and its path.
 */
export function bloodPressureCheck(input: BloodPressureCheckInput): BloodPressureCheckConsultation {
  return parseConsultation({ ...input, service: "blood-pressure-check" }) as BloodPressureCheckConsultation;
}

/** Checks the input; throws ConsultationError with every issue and its path. */
export type ContraceptionConstructor = (input: ContraceptionInput) => ContraceptionConsultation;

function contraceptionFor(stage: ContraceptionStage): ContraceptionConstructor {
  return (input) => parseConsultation({ ...input, service: "contraception", stage }) as ContraceptionConsultation;
}

/**
 * A contraception consultation (UR-052), for the first supply, a further one, emergency contraception, or that and a
 * first supply together: with a supply, or with the reason why there was none; both where something else was refused.
 *
 * @example
 * const consultation = contraception.repeat({
 *   patient,
 *   pharmacy,
 *   practitioner,
 *   startedAt: "2025-11-20T10:05:00+00:00",
 *   seen: "in-person",
 *   sharing: "agreed",
 *   clinicalSummary: "Came for an ongoing supply.",
 *   pregnancyStatus: "not-pregnant",
 *   noSupplyReason: "Nothing supplied: blood pressure 142/90 on two readings.",
 * });
 * @throws ConsultationError with every issue and its path.
 */
export const contraception: {
  /** The first supply of a contraceptive. */
  readonly initiation: ContraceptionConstructor;
  /** A further supply. */
  readonly repeat: ContraceptionConstructor;
  /** Emergency contraception. */
  readonly emergency: ContraceptionConstructor;
  /** Emergency contraception and a first supply together. */
  readonly emergencyAndInitiation: ContraceptionConstructor;
} = {
  initiation: contraceptionFor("initiation"),
  repeat: contraceptionFor("repeat"),
  emergency: contraceptionFor("emergency"),
  emergencyAndInitiation: contraceptionFor("emergency-and-initiation"),
};

/**
 * An urgent supply of prescription items (UR-053): the guide lists it to release 1.2.0, so no message of a later
 * release can be built from it.
 *
 * @throws ConsultationError with every issue and its path.
 */
export function urgentSupply(input: UrgentSupplyInput): UrgentSupplyConsultation {
  return parseConsultation({ ...input, service: "urgent-supply" }) as UrgentSupplyConsultation;
}

/** Checks the input; throws ConsultationError with every issue and its path. */
export type ClinicalPathwayConstructor = (input: ClinicalPathwayInput) => ClinicalPathwayConsultation;

/** Checks the input; throws ConsultationError with every issue and its path. */
export type MinorIllnessConstructor = (input: MinorIllnessInput) => MinorIllnessConsultation;

/**
 * What is needed for a patient who is known to be male where the pathway's patient group direction covers women only
 * (CS-12): a confirmation of that rule, first in the list, or no supply. Where the gender is known only at run time,
 * `review` checks it.
 */
export type ConfirmedWhereMale<Known extends Gender> = [Known] extends ["male"]
  ? | { readonly confirmations: readonly [ConfirmationInput & { readonly rule: "CS-12" }, ...ConfirmationInput[]] }
    | { readonly supplies?: never }
  : unknown;

/**
 * As {@link ClinicalPathwayConstructor}; a supply to a male patient does not compile without its confirmation (CS-12).
 */
export type UrinaryTractInfectionConstructor = <const Known extends Gender>(
  input: ClinicalPathwayInput<Known> & ConfirmedWhereMale<Known>,
) => ClinicalPathwayConsultation;

/** `sore-throat` as `soreThroat`. */
type MemberName<Words extends string> = Words extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<MemberName<Rest>>}`
  : Words;

function memberName(words: string): string {
  return words.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function constructorFor(pathway: PharmacyFirstPathway): (input: object) => Consultation {
  return (input) => parseConsultation({ ...input, service: "pharmacy-first", pathway });
}

/**
 * One constructor for each clinical pathway of Pharmacy First, and one for minor illness. Each gives a checked, frozen
 * consultation.
 *
 * @example
 * const consultation = pharmacyFirst.sinusitis({
 *   patient,
 *   pharmacy: { odsCode: "FQW30", name: "The Dispensers" },
 *   practitioner: { name: { family: "Okafor" }, role: "R1290" },
 *   startedAt: "2025-11-20T10:05:00+00:00",
 *   seen: "in-person",
 *   gatewayPoint: "met",
 *   sharing: "agreed",
 *   clinicalSummary: "Facial pain for 12 days, worse on bending forward.",
 *   observations: [bloodPressure({ systolic: 128, diastolic: 82 })],
 * });
 * @throws ConsultationError with every issue and its path.
 */
export const pharmacyFirst: {
  /** Acute otitis media, from 1 to 17 years; outside that a supply must be confirmed (CS-12). */
  readonly acuteOtitisMedia: ClinicalPathwayConstructor;
  /** Impetigo, from 1 year; below that a supply must be confirmed (CS-12). */
  readonly impetigo: ClinicalPathwayConstructor;
  /** Infected insect bites, from 1 year; below that a supply must be confirmed (CS-12). */
  readonly infectedInsectBites: ClinicalPathwayConstructor;
  /** Shingles, from 18 years; below that a supply must be confirmed (CS-12). */
  readonly shingles: ClinicalPathwayConstructor;
  /** Acute sinusitis, from 12 years; below that a supply must be confirmed (CS-12). */
  readonly sinusitis: ClinicalPathwayConstructor;
  /** Acute sore throat, from 5 years; below that a supply must be confirmed (CS-12). */
  readonly soreThroat: ClinicalPathwayConstructor;
  /** Uncomplicated urinary tract infection, women from 16 to 64 years; else a supply must be confirmed (CS-12). */
  readonly uncomplicatedUrinaryTractInfection: UrinaryTractInfectionConstructor;
  /** Minor illness: no pathway, so no gateway point. */
  readonly minorIllness: MinorIllnessConstructor;
} = Object.fromEntries(
  ([...pathwayNames, "minor-illness"] as const).map((pathway) => [memberName(pathway), constructorFor(pathway)]),
) as Record<MemberName<PharmacyFirstPathway>, ClinicalPathwayConstructor & MinorIllnessConstructor>;
