import type { Confirmation } from "../consultation/confirmation.js";
import type { ContraceptionStage, GatewayPoint, PharmacyFirstPathway } from "../consultation/consultation.js";
import type { ReceivedConsultation } from "../message/read/received.js";

/**
 * A consultation to show. Both kinds fit: one that a pharmacy made (`Consultation`), and one that was read from a
 * message (`ReceivedConsultation`), of which any part may be missing.
 */
export interface ShownConsultation extends ReceivedConsultation {
  /** The clinical pathway, or minor illness, if it is known. */
  readonly pathway?: PharmacyFirstPathway;
  /** Whether the pathway applied, if it is known (UR-065). */
  readonly gatewayPoint?: GatewayPoint;
  /** What a contraception consultation was for, if it is known. */
  readonly stage?: ContraceptionStage;
  /** That the patient agreed to sharing, if it is known (CS-21). */
  readonly sharing?: "agreed";
  /** Why nothing, or something, was not supplied. */
  readonly noSupplyReason?: string;
  /** Why there was no reading of the blood pressure. */
  readonly noReadingReason?: string;
  /** ODS code of the practice where the patient is registered, if it is known. */
  readonly registeredPractice?: string;
  /** Who confirmed what `review` listed. */
  readonly confirmations?: readonly Confirmation[];
}
