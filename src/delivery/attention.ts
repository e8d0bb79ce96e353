import type { Instant } from "../values/instant.js";

/** Why a person is needed, as a stable word. */
export type AttentionReason =
  | "not-sent"
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

/** Something that a person must do. Holds no patient data: the person finds the patient by the delivery's id in the pharmacy's own system. */
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
}
