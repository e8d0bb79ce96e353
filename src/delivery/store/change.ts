import type {
  AttemptOutcome,
  DeliveryFacts,
  DeliveryRow,
  ItemState,
  Millis,
  NewAttention,
  NewEvent,
  PreparedDelivery,
} from "./rows.js";

/** A change of one delivery. It counts its version up. */
export interface RecordChange {
  readonly id: string;
  /** The version that the store must still hold. */
  readonly version: number;
  /** The store must find, by its own clock, that the lease of `sending` has run out. */
  readonly ifLeaseRanOut?: true;
  /** What is set; a member that is there and undefined is cleared. */
  readonly set: Partial<DeliveryFacts>;
  /** Takes the delivery from a worker that is sending it: what that one reports then goes into its attempt alone. */
  readonly raisesFence?: true;
}

/** What became of an attempt. Only members that are there are set, and a MESH id is never overwritten. */
export interface AttemptChange {
  readonly deliveryId: string;
  readonly number: number;
  readonly endedAt?: Millis;
  readonly outcome?: AttemptOutcome;
  readonly reason?: string;
  readonly meshMessageId?: string;
  readonly reportCode?: string;
}

/** Where an item of an inbox goes from `pending` or `unmatched`. The store must hold one of `from`. */
export interface ItemChange {
  readonly mailboxId: string;
  readonly messageId: string;
  readonly from: readonly ItemState[];
  readonly to: ItemState;
  readonly deliveryId?: string;
  readonly candidates?: readonly string[];
}

/** Closes what is open and fits all members that are there. */
export interface AttentionClosing {
  readonly ids?: readonly string[];
  readonly deliveryId?: string;
  readonly mailboxId?: string;
  /** The item of that mailbox's inbox. */
  readonly inboxMessageId?: string;
  readonly reasons?: readonly string[];
  readonly at: Millis;
  /** Undefined: it closed itself. */
  readonly by: string | undefined;
  readonly how: string;
}

/** What is remembered of a practice. */
export interface PracticeChange {
  readonly odsCode: string;
  /** It does not take Update Record: believed until then. Undefined: it does, so nothing is remembered. */
  readonly switchedOff: { readonly at: Millis; readonly until: Millis } | undefined;
}

/** Everything that one step changes. A store takes all of it in one transaction, or, where a guard fails, nothing. */
export interface Change {
  /** Guard: neither its id nor (ODS code, caller's id) nor the header's id is stored. */
  readonly add?: readonly PreparedDelivery[];
  readonly records?: readonly RecordChange[];
  readonly items?: readonly ItemChange[];
  readonly attempts?: readonly AttemptChange[];
  readonly events?: readonly NewEvent[];
  readonly open?: readonly NewAttention[];
  readonly close?: readonly AttentionClosing[];
  /** Each practice once. */
  readonly practices?: readonly PracticeChange[];
  /** The changes of states among `events`, for whoever watches: a store does not need them. */
  readonly moves?: readonly Move[];
}

/** A delivery came to another state. */
export interface Move {
  readonly row: Pick<DeliveryRow, "id" | "mailboxId" | "createdAt">;
  readonly event: NewEvent;
}
