/** The result of one pass. */
export interface PassResult {
  readonly sent: number;
  /** Inbox items that were stored and acknowledged to MESH. */
  readonly received: number;
  /** Deliveries whose deadline passed. */
  readonly overdue: number;
  /** Consultations that went to the practice another way. */
  readonly fallbacks: number;
  /** Notices that `onAttention` took. */
  readonly told: number;
  /** Deliveries, items and notes whose patient data was deleted after its retention. */
  readonly purged: number;
  /** What did not work; everything is tried again in the next pass. */
  readonly failures: readonly PassFailure[];
}

/** Something that did not work. */
export interface PassFailure {
  readonly loop: "send" | "inbox" | "deadlines" | "fallback" | "notices" | "purge";
  readonly mailboxId: string | undefined;
  /** The item of the inbox, where one alone failed. */
  readonly messageId: string | undefined;
  readonly error: unknown;
}
