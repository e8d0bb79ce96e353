import type { AttentionReason } from "../attention.js";
import type { DeliveryState } from "../states.js";
import type { ItemState, Millis } from "./rows.js";

/** Which deliveries are counted. */
export interface CountAsk {
  readonly now: Millis;
  /** States that are left out are not read: those in which nearly all deliveries end cost the most. */
  readonly states: readonly DeliveryState[];
  readonly mailboxId?: string;
}

/** Deliveries of one mailbox in one state: at least one. */
export interface DeliveryCount {
  readonly mailboxId: string;
  readonly state: DeliveryState;
  readonly count: number;
  /** When the one that was added first was created. */
  readonly oldestAt: Millis;
  /** The earliest time at which MESH accepted one. Undefined where it has accepted none of them. */
  readonly oldestSentAt: Millis | undefined;
  /** Those with a `runAt` that has come, and those with a later one. */
  readonly due: number;
  readonly later: number;
  /** The earliest `runAt`. */
  readonly oldestRunAt: Millis | undefined;
}

/** Deliveries to one practice in one state: at least one. Those whose practice is not known are in none. */
export interface PracticeCount {
  readonly practiceOdsCode: string;
  readonly state: DeliveryState;
  readonly count: number;
}

/** Open attentions of one mailbox for one reason: at least one. */
export interface AttentionCount {
  readonly mailboxId: string;
  readonly reason: AttentionReason;
  readonly count: number;
  /** Of these, those that `onAttention` has not taken yet. */
  readonly untold: number;
  readonly oldestAt: Millis;
}

/** Items of one inbox in one state: at least one. */
export interface ItemCount {
  readonly mailboxId: string;
  readonly state: Exclude<ItemState, "matched" | "purged">;
  readonly count: number;
  readonly oldestAt: Millis;
}

/** What a store counts. Nothing of it is patient data. Ordered by mailbox or practice, then by state or reason. */
export interface DeliveryCounts {
  /** Deliveries by mailbox and state. */
  countDeliveries(ask: CountAsk): Promise<readonly DeliveryCount[]>;
  /** Deliveries by practice and state. */
  countByPractice(ask: CountAsk): Promise<readonly PracticeCount[]>;
  /** Open ones alone. */
  countAttention(): Promise<readonly AttentionCount[]>;
  /** Items that belong to no delivery, or not yet. */
  countItems(): Promise<readonly ItemCount[]>;
}
