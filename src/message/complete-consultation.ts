import { givenObject } from "../values/given.js";
import type { ConfirmationInput } from "../consultation/confirmation.js";
import { ConsultationError } from "../consultation/consultation-error.js";
import type {
  Consultation,
  ContraceptionStage,
  GatewayPoint,
  PharmacyFirstPathway,
} from "../consultation/consultation.js";
import { parseConsultation } from "../consultation/parse-consultation.js";
import { checkOptionNames } from "../values/option-names.js";
import type { ReceivedConsultation } from "./read/received.js";

/** What no message carries: to be supplied by the caller who builds one from a {@link ReceivedConsultation}. */
export interface MissingParts {
  /** The patient agrees that the practice may be told (CS-21). */
  readonly sharing: "agreed";
  /** Pharmacy First: which pathway, or minor illness. It cannot be told from the conditions in a message. */
  readonly pathway?: PharmacyFirstPathway;
  /** A clinical pathway: whether it applied (UR-065). */
  readonly gatewayPoint?: GatewayPoint;
  /** Contraception: the first supply, a further one, emergency contraception, or that and a first supply. */
  readonly stage?: ContraceptionStage;
  /** Contraception: why something was not supplied. If the message has this text already, it is not added twice. */
  readonly noSupplyReason?: string;
  /** A blood pressure check without a reading: why. If the message has this text already, it is not added twice. */
  readonly noReadingReason?: string;
  /** The patient was asked about red flags, and none were found: for a message that says nothing of them. */
  readonly redFlags?: "none-found";
  /** ODS code of the practice where the patient is registered. */
  readonly registeredPractice?: string;
  /** Who confirmed what `review` lists. Those of the message that is replaced count no longer. */
  readonly confirmations?: readonly ConfirmationInput[];
  /** Go on without the resources that a consultation has no member for. They are never dropped without this. */
  readonly otherResources?: "left-out";
}

const names: Readonly<Record<keyof MissingParts, true>> = {
  sharing: true,
  pathway: true,
  gatewayPoint: true,
  stage: true,
  noSupplyReason: true,
  noReadingReason: true,
  redFlags: true,
  registeredPractice: true,
  confirmations: true,
  otherResources: true,
};

/**
 * Makes a checked consultation from what was read and what no message carries, in order to build the message again, or
 * one that replaces it.
 *
 * @example
 * const { consultation: received } = readMessage(xml);
 * const consultation = completeConsultation(received, {
 *   sharing: "agreed",
 *   pathway: "sinusitis",
 *   gatewayPoint: "met",
 * });
 * @throws ConsultationError with every issue and its path: what is still missing, and what was wrong in the message.
 */
export function completeConsultation(received: ReceivedConsultation, missing: MissingParts): Consultation {
  givenObject(received, "received consultation");
  checkOptionNames("missing parts", missing, names);
  const { otherResources = [], clinicalSummary, redFlags: found, ...read } = { ...received };
  const { otherResources: leftOut, redFlags, ...said } = { ...missing };
  if (otherResources.length > 0 && leftOut !== "left-out") {
    const message =
      'hold what a consultation has no member for; make sure that nothing is lost, and give otherResources: "left-out"';
    throw new ConsultationError([{ path: "otherResources", message }]);
  }
  const reason = said.noSupplyReason ?? said.noReadingReason;
  const repeated = reason !== undefined && clinicalSummary.length > 1 && clinicalSummary.at(-1) === reason;
  if (Array.isArray(found) && redFlags !== undefined) {
    const message = "the message says which red flags were found: leave redFlags out";
    throw new ConsultationError([{ path: "redFlags", message }]);
  }
  return parseConsultation({
    ...read,
    // Whatever else the object that was read holds: what no message carries is the caller's word alone.
    ...Object.fromEntries(Object.keys(names).map((name) => [name, undefined])),
    ...said,
    clinicalSummary: repeated ? clinicalSummary.slice(0, -1) : clinicalSummary,
    redFlags: found ?? redFlags,
  });
}
