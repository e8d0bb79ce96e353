import type { Confirmation } from "../consultation/confirmation.js";
import type { ContraceptionStage, PharmacyFirstPathway } from "../consultation/consultation.js";
import type { ReceivedConsultation } from "../message/read/received.js";

/**
 * What is shown of a consultation: one that a pharmacy made (`Consultation`), or one that a message brought
 * (`ReceivedConsultation`), of which any part may be missing. Either fits.
 */
export interface ShownConsultation extends Omit<ReceivedConsultation, "redFlags"> {
  readonly pathway?: PharmacyFirstPathway;
  readonly stage?: ContraceptionStage;
  readonly sharing?: "agreed";
  readonly redFlags?: "none-found" | readonly string[];
  readonly noSupplyReason?: string;
  readonly registeredPractice?: string;
  readonly confirmations?: readonly Confirmation[];
}
