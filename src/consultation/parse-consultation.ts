import type { Consultation } from "./consultation.js";

/**
 * Checks a consultation given as JSON or by plain JavaScript.
 *
 * @throws ConsultationError with every issue and its path.
 */
export function parseConsultation(json: unknown): Consultation {
  throw new Error(`not written yet: ${typeof json}`);
}
