import type { SandboxMessage, SandboxMessageKind, SandboxMessageState } from "./message.js";

/** What messages must be like: all members that are given must fit. */
export interface SandboxMessageFilter {
  /** The run. Empty: messages without a run. Left out: of any run, and of none. */
  readonly run?: string;
  /** A message to a practice, an acknowledgement, or a report of MESH. */
  readonly kind?: SandboxMessageKind;
  /** What became of it: of messages to practices alone. */
  readonly state?: SandboxMessageState;
  /** MESH's id, in upper or lower case. */
  readonly id?: string;
  /** The sender's mailbox. */
  readonly from?: string;
  /** ODS code. */
  readonly practice?: string;
  /** mex-localid, such as the sender's ODS code. */
  readonly localId?: string;
  /** The identifier of the document. */
  readonly documentId?: string;
  /** Text in ids, mailboxes, practice, local id, service or patient's name, in upper or lower case. */
  readonly text?: string;
}

/** A page of a list. */
export interface SandboxMessagePage {
  /** At most so many. Default 100. */
  readonly limit?: number;
  /** The id of the last message of the page before. */
  readonly after?: string;
}

/** What to wait for, and how long. */
export interface SandboxWaitOptions extends SandboxMessageFilter {
  /**
   * Milliseconds of real time. Default 4000: less than the 5 seconds after which test runners give up, so that the
   * error that you see is the one that says what was there instead.
   */
  readonly timeoutMs?: number;
  /** Ends the waiting: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Lets go of the answers that a hold has kept back, and ends the hold: as they were written, in the `reversed` order,
 * or those with these ids first, in this order. Calling it again does nothing. It resolves when they are in the
 * inboxes.
 */
export type SandboxRelease = (order?: "as-written" | "reversed" | readonly string[]) => Promise<void>;

/** The messages that a sandbox holds, for tests and for people. They are of test patients only. */
export interface SandboxMessages {
  /** The messages that fit, newest first. @throws InvalidValueError for a filter or page that the types do not allow */
  list(filter?: SandboxMessageFilter, page?: SandboxMessagePage): readonly SandboxMessage[];
  /** A message by its id, in upper or lower case. Undefined where the sandbox does not hold it (any more). */
  get(id: string): SandboxMessage | undefined;
  /**
   * The payload: parts joined, gzip undone. Undefined where there is none: a report, a message that has not come
   * wholly, or one whose bytes are not kept any more (of what was read, the latest 256 MB are kept).
   */
  body(id: string): Uint8Array | undefined;
  /**
   * Waits for the first message that fits, now or later, so that no test has to sleep.
   *
   * @example
   * const message = await sandbox.messages.waitFor({ localId: "FQW30", state: "patient-matched" });
   *
   * @throws SandboxTimeoutError which says what was there instead
   * @throws InvalidValueError for a filter that the types do not allow
   */
  waitFor(options: SandboxWaitOptions): Promise<SandboxMessage>;
  /** Calls the listener with each message that is new or has changed. Returns what ends this. */
  onChange(listener: (message: SandboxMessage) => void): () => void;
  /**
   * Brings a message to its reader once more, under a new MESH id: an answer comes into the sender's inbox twice, and a
   * practice gets a message again (and answers 20007).
   *
   * @returns the new message
   * @throws InvalidValueError where the sandbox does not hold the message or its bytes any more
   */
  resend(id: string): Promise<SandboxMessage>;
  /**
   * Holds back the answers that are written from now on, if the filter fits them or the message that they answer. The
   * sandbox holds them, but they are in no inbox until they are released. A hold ends with the process.
   *
   * @example
   * const release = sandbox.messages.hold({ practice: "A12345" });
   * // ... send, and see that nothing has come ...
   * await release("reversed"); // the business acknowledgement comes first
   */
  hold(filter: SandboxMessageFilter): SandboxRelease;
  /**
   * Forgets all messages, or those of a run, with what practices remember of them. Returns how many there were.
   */
  clear(filter?: {
    /** Empty: messages without a run. Default: all. */
    readonly run?: string;
  }): number;
}
