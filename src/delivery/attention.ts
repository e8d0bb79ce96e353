import type { Instant } from "../values/dates.js";

/**
 * Why a person is needed, as a stable word:
 * - `not-sent`: MESH does not take this message; it is sent again only when asked to;
 * - `mesh-unusable`: the mailbox cannot be used at all; what waits is sent once that is put right;
 * - `not-sent-in-time`: still being tried, for hours;
 * - `rejected`, `switched-off`, `undeliverable`, `acknowledgement-overdue`: as the state says;
 * - `answered-late`: an answer came after the delivery was overdue;
 * - `unknown-code`: an answer that Update Record does not describe;
 * - `contradicting-answer`: an answer that contradicts itself, or cannot follow on what was known;
 * - `unmatched`, `unreadable`: an item of the inbox that fits no delivery.
 */
export type AttentionReason =
  | "not-sent"
  | "mesh-unusable"
  | "not-sent-in-time"
  | "rejected"
  | "switched-off"
  | "undeliverable"
  | "acknowledgement-overdue"
  | "answered-late"
  | "unknown-code"
  | "contradicting-answer"
  | "unmatched"
  | "unreadable";

/**
 * Something that a person must do. Holds no patient data: the delivery's id leads to the patient in the pharmacy's own
 * system.
 */
export interface Attention {
  readonly reason: AttentionReason;
  /** What has happened and what to do, in words for the person. */
  readonly text: string;
  readonly since: Instant;
}

/** What `onAttention` is told: the attention, and the delivery or the inbox item that it is about. */
export interface AttentionNotice extends Attention {
  /** The delivery it is about; undefined where an item of the inbox fits none. */
  readonly deliveryId: string | undefined;
  /** The MESH message id of the item of the inbox that gave rise to it, where there is one. */
  readonly inboxMessageId: string | undefined;
  /** The error that gave rise to it, where there was one: for the log. */
  readonly cause: unknown;
}
