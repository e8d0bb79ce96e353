import type {
  BloodPressureCheckConsultation,
  BloodPressureCheckInput,
  ContraceptionConsultation,
  ContraceptionInput,
  ContraceptionStage,
  UrgentSupplyConsultation,
  UrgentSupplyInput,
} from "./consultation.js";
import { parseConsultation } from "./parse-consultation.js";

/**
 * A blood pressure check (UR-051): with a reading, with the report of ambulatory monitoring, or with the reason why it
 * was declined.
 *
 * @example
 * const consultation = bloodPressureCheck({
 *   patient,
 *   pharmacy,
 *   practitioner,
 *   startedAt: "2025-11-20T10:05:00+00:00",
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
 * A contraception consultation (UR-052), for the first supply or a further one: with a supply, or with the reason why
 * there was none.
 *
 * @example
 * const consultation = contraception.repeat({
 *   patient,
 *   pharmacy,
 *   practitioner,
 *   startedAt: "2025-11-20T10:05:00+00:00",
 *   sharing: "agreed",
 *   clinicalSummary: "Came for an ongoing supply.",
 *   pregnancyStatus: "not-pregnant",
 *   noSupplyReason: "Blood pressure 142/90.",
 * });
 * @throws ConsultationError with every issue and its path.
 */
export const contraception: {
  readonly initiation: ContraceptionConstructor;
  readonly repeat: ContraceptionConstructor;
} = {
  initiation: contraceptionFor("initiation"),
  repeat: contraceptionFor("repeat"),
};

/**
 * An urgent supply of prescription items (UR-053): the guide lists it to release 1.2.0, so no message of a later one
 * can be built from it.
 *
 * @throws ConsultationError with every issue and its path.
 */
export function urgentSupply(input: UrgentSupplyInput): UrgentSupplyConsultation {
  return parseConsultation({ ...input, service: "urgent-supply" }) as UrgentSupplyConsultation;
}
