import type { ConfirmationInput } from "../consultation/confirmation.js";
import { ConsultationError } from "../consultation/consultation-error.js";
import type { Consultation, ContraceptionStage, PharmacyFirstPathway } from "../consultation/consultation.js";
import { parseConsultation } from "../consultation/parse-consultation.js";
import type { ReceivedConsultation } from "./read/received.js";

/** What no message carries: whoever builds one from a {@link ReceivedConsultation} says it. */
export interface MissingParts {
  /** The patient agrees that the practice is told (CS-21). */
  readonly sharing: "agreed";
  /** Pharmacy First: which pathway, or minor illness. The conditions of a message do not tell. */
  readonly pathway?: PharmacyFirstPathway;
  /** Contraception: the first supply, or a further one. */
  readonly stage?: ContraceptionStage;
  /** Contraception without a supply: why. Where the message has these words, they are not said twice. */
  readonly noSupplyReason?: string;
  /** Red flags were asked for and none found. */
  readonly redFlags?: "none-found";
  /** ODS code of the practice where the patient is registered. */
  readonly registeredPractice?: string;
  readonly confirmations?: readonly ConfirmationInput[];
  /** Go on without the resources that a consultation has no member for. Without this word they are not left behind. */
  readonly otherResources?: "left-out";
}

/**
 * A consultation of what was read and what no message carries, checked as any other: to build a message again, or one
 * that
 * replaces it.
 *
 * @example const consultation = completeConsultation(readMessage(xml).consultation, { sharing: "agreed", pathway: "sinusitis" });
 * @throws ConsultationError with every issue and its path: what is missing still, and what the message got wrong.
 */
export function completeConsultation(received: ReceivedConsultation, missing: MissingParts): Consultation {
  const { otherResources = [], clinicalSummary, ...read } = received;
  const { otherResources: leftOut, redFlags, ...said } = missing;
  if (otherResources.length > 0 && leftOut !== "left-out") {
    const message =
      'hold what a consultation has no member for; see that nothing is lost, and say otherResources: "left-out"';
    throw new ConsultationError([{ path: "otherResources", message }]);
  }
  const repeated =
    said.noSupplyReason !== undefined && clinicalSummary.length > 1 && clinicalSummary.at(-1) === said.noSupplyReason;
  return parseConsultation({
    ...said,
    ...read,
    clinicalSummary: repeated ? clinicalSummary.slice(0, -1) : clinicalSummary,
    redFlags: read.redFlags ?? redFlags,
  });
}
