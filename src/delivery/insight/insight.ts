import type { Instant } from "../../values/dates.js";
import type { AttentionReason } from "../attention.js";
import type { DeliveryState } from "../states.js";
import type { ItemState } from "../store/rows.js";

/** What `insight` counts. */
export interface InsightQuery {
  /** Deliveries, attentions and items of one mailbox alone. */
  readonly mailboxId?: string;
  /**
   * Also counts those that have ended or whose patient is matched: nearly all. Each is read, so use it for a report,
   * not every second. Default: false, and `count` of these states is undefined.
   */
  readonly includeFinished?: boolean;
  /** Counts by the practice as well. Default: false. */
  readonly byPractice?: boolean;
}

/** How many, and since when. */
export interface Counted {
  readonly count: number;
  /** The time of the oldest. Undefined where there is none. */
  readonly oldestAt: Instant | undefined;
}

/** Deliveries in one state. */
export interface StateInsight {
  /** Undefined: not counted, see `includeFinished`. */
  readonly count: number | undefined;
  /** When the oldest was submitted. */
  readonly oldestAt: Instant | undefined;
  /** When MESH accepted the one that it accepted first. */
  readonly oldestSentAt: Instant | undefined;
}

/** Deliveries in each state. */
export type StateCounts = Readonly<Record<DeliveryState, StateInsight>>;

/** What stops a mailbox from sending. */
export interface MailboxStop {
  /** `person`: paused. `fault`: sends fail, and are tried again at `retryAt`. */
  readonly cause: "person" | "fault";
  readonly since: Instant | undefined;
  /** Who paused it. */
  readonly by: string | undefined;
  /** Why sends fail, as a code: the `reason` of a MeshError. */
  readonly fault: string | undefined;
  /** Sends in a row that failed. */
  readonly failures: number;
  readonly retryAt: Instant | undefined;
}

/** One mailbox. */
export interface MailboxInsight {
  readonly mailboxId: string;
  readonly states: StateCounts;
  /** Empty: it sends. It may be paused and failing at once. */
  readonly stops: readonly MailboxStop[];
  /** When its inbox was last read to the end of its list, and the last successful handshake. */
  readonly polledAt: Instant | undefined;
  readonly handshakeAt: Instant | undefined;
  readonly openAttentions: number;
}

/** One practice: of deliveries whose practice is known, those in each state. A state that is left out has none. */
export interface PracticeInsight {
  readonly odsCode: string;
  readonly states: Readonly<Partial<Record<DeliveryState, number>>>;
}

/**
 * Counts and ages of everything, at one time. No patient data, none of your own ids and nobody's note, so it is safe to
 * log and to export. The only name is that of the person who paused a mailbox (`stops`).
 */
export interface Insight {
  readonly at: Instant;
  readonly states: StateCounts;
  /** `queued` and `outcome-unknown` ones that workers send. `oldestAt`: when the first of these became due. */
  readonly queue: { readonly due: Counted; readonly later: number };
  /** `sent` without an infrastructure acknowledgement, `received` without a business one. Since MESH accepted it. */
  readonly unanswered: { readonly infrastructure: Counted; readonly business: Counted };
  /** MESH may have these. `givenUp`: those among them that workers no longer send again. */
  readonly outcomeUnknown: Counted & { readonly givenUp: number };
  readonly attentions: Counted & {
    /** Those that `onAttention` has not taken yet. */
    readonly untold: number;
    readonly reasons: Readonly<Record<AttentionReason, Counted>>;
  };
  /** Items of the inboxes that belong to no delivery, or not yet. */
  readonly inbox: Readonly<Record<Exclude<ItemState, "matched" | "purged">, Counted>>;
  readonly mailboxes: readonly MailboxInsight[];
  /** Undefined unless `byPractice`. */
  readonly practices: readonly PracticeInsight[] | undefined;
}
