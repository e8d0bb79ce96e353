import type { Instant } from "../../values/dates.js";
import type { PassFailure } from "../pass-result.js";
import type { Counted, MailboxStop } from "./insight.js";

/** What is wrong: see {@link healthTexts}. */
export type HealthCode =
  | "store-unreachable"
  | "loop-stalled"
  | "loop-failing"
  | "queue-late"
  | "mailbox-paused"
  | "mailbox-stopped"
  | "inbox-not-read";

interface HealthRow {
  /** `failing`: this process, or its store, does not work. `degraded`: a person should look at something. */
  readonly status: "degraded" | "failing";
  readonly text: string;
}

/** What each reason means, and what to do. The codes do not change; a minor release may add one. */
export const healthTexts: Readonly<Record<HealthCode, HealthRow>> = {
  "store-unreachable": {
    status: "failing",
    text: "The store does not answer, so nothing can be submitted, sent or received. Look at the database or the disk.",
  },
  "loop-stalled": {
    status: "failing",
    text: "A loop of this process has stopped moving. Restart the process: nothing is lost.",
  },
  "loop-failing": {
    status: "degraded",
    text: "A loop of this process fails again and again, and goes on trying. Its last failure says why.",
  },
  "queue-late": {
    status: "degraded",
    text: "A message has been due for a quarter of an hour and was not sent. Check that a worker is running.",
  },
  "mailbox-paused": { status: "degraded", text: "A person has paused the mailbox: nothing is sent until `resume`." },
  "mailbox-stopped": {
    status: "degraded",
    text: "Sends from the mailbox fail, and are tried again by themselves. Its fault says why.",
  },
  "inbox-not-read": {
    status: "degraded",
    text: "The mailbox's inbox has not been read for three times as long as it should be: answers do not arrive.",
  },
};

/** One thing that is wrong. */
export interface HealthReason {
  readonly code: HealthCode;
  readonly text: string;
  readonly mailboxId?: string;
  readonly loop?: PassFailure["loop"];
  readonly since?: Instant;
}

/** One loop of this process. */
export interface LoopHealth {
  readonly isRunning: boolean;
  /** When a pass, or a turn of a lasting one, last worked. */
  readonly lastPassAt: Instant | undefined;
  /** The last thing that did not work, as a code, of one mailbox or of all. It may be long ago. */
  readonly lastFailure:
    { readonly at: Instant; readonly code: string; readonly mailboxId: string | undefined } | undefined;
  /** Passes in a row that failed as a whole. */
  readonly failedPasses: number;
}

/** One mailbox. */
export interface MailboxHealth {
  readonly mailboxId: string;
  readonly stops: readonly MailboxStop[];
  /** When its inbox was last read to the end of its list. */
  readonly polledAt: Instant | undefined;
  readonly handshakeAt: Instant | undefined;
  /** The last send by this process that MESH accepted. */
  readonly sentAt: Instant | undefined;
}

/**
 * Whether a process and its store work. For a liveness probe, fail on `failing` alone; `degraded` asks a person to
 * look, and a restart does not help. No patient data.
 *
 * @example
 * const { status, reasons } = await delivery.health();
 * for (const { code, text, mailboxId } of reasons) console.warn(code, mailboxId, text);
 * const httpStatus = status === "failing" ? 503 : 200;
 */
export interface Health {
  readonly at: Instant;
  readonly status: "ok" | "degraded" | "failing";
  /** Empty when `status` is `ok`. */
  readonly reasons: readonly HealthReason[];
  readonly store: {
    readonly name: "memory" | "sqlite" | "postgres";
    readonly isReachable: boolean;
    /** Why not, as a code: the `reason` of a StoreError, `timeout`, or `unexpected-error`. */
    readonly failure: string | undefined;
  };
  readonly loops: Readonly<Record<PassFailure["loop"], LoopHealth>>;
  /** Undefined if the store does not answer. */
  readonly mailboxes: readonly MailboxHealth[] | undefined;
  /** Undefined if the store does not answer. `later`: sends that are planned but not due. */
  readonly queue: { readonly due: Counted; readonly later: number } | undefined;
}
