/**
 * A message that reached a practice, also one that the practice has already. With `clinicalSummary` this is the one
 * place where the sandbox gives content away: it is for test patients only.
 */
export interface SandboxArrival {
  readonly at: Date;
  /** The sender's mailbox. */
  readonly from: string;
  readonly messageId: string;
  /** The identifier of the document bundle; empty where the message has none. */
  readonly documentId: string;
  /** SHA-256 of the payload's bytes, in hex: parts joined, gzip undone. */
  readonly sha256: string;
  /** The text of the consultation's clinical summary; empty where the message has none. */
  readonly clinicalSummary: string;
}
