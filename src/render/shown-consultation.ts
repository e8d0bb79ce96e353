import type { Confirmation } from "../consultation/confirmation.js";
import type { ContraceptionStage, GatewayPoint, PharmacyFirstPathway } from "../consultation/consultation.js";
import type { ReceivedConsultation } from "../message/read/received.js";

/**
 * A consultation to show. Both kinds fit: one that a pharmacy made (`Consultation`), and one that was read from a
 * message (`ReceivedConsultation`), of which any part may be missing.
 */
export interface ShownConsultation extends ReceivedConsultation {
  readonly pathway?: PharmacyFirstPathway;
  readonly gatewayPoint?: GatewayPoint;
  readonly stage?: ContraceptionStage;
  readonly sharing?: "agreed";
  readonly noSupplyReason?: string;
  readonly noReadingReason?: string;
  readonly registeredPractice?: string;
  readonly confirmations?: readonly Confirmation[];
}
