/**
 * Which of the two acknowledgements carries a code: that the message was taken in, or what came of it for the patient's
 * record.
 */
export type AcknowledgementLevel = "infrastructure" | "business";

/**
 * What a code means for the message: taken in (at its level), refused for good, at the practice already from an earlier
 * copy, or sent to a practice that does not take Update Record.
 */
export type ResponseOutcome = "accepted" | "rejected" | "already-there" | "switched-off";

/** What is known of one ITK3 response code. */
export interface ResponseCodeRow {
  readonly display: string;
  readonly level: AcknowledgementLevel;
  /** Whether the acknowledgement is positive. A negative one is final (UR-114), whatever its severity says (UR-113). */
  readonly positive: boolean;
  readonly outcome: ResponseOutcome;
  /** What the sender does now (UR-100). */
  readonly action: string;
}
