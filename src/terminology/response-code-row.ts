/**
 * Which of the two acknowledgements carries a code: the one for receipt of the message (infrastructure), or the one for
 * what became of it in the patient's record (business).
 */
export type AcknowledgementLevel = "infrastructure" | "business";

/**
 * What a code means for the message: accepted (at its level), refused for good, already at the practice from an earlier
 * copy, or sent to a practice that does not take Update Record.
 */
export type ResponseOutcome = "accepted" | "rejected" | "already-there" | "switched-off";

/** What is known of one ITK3 response code. */
export interface ResponseCodeRow {
  /** The code's words, as ITK3 has published them. */
  readonly display: string;
  /** Which acknowledgement carries it. */
  readonly level: AcknowledgementLevel;
  /** Whether the acknowledgement is positive. A negative one is final (UR-114), whatever its severity says (UR-113). */
  readonly positive: boolean;
  /** What it means for the message. */
  readonly outcome: ResponseOutcome;
  /** What the sender must do now (UR-100). */
  readonly action: string;
}
