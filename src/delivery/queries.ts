import type { AttentionReason } from "./attention.js";
import type { DeliveryState } from "./states.js";

/** Which deliveries: those that fit all members that are there. Times: created at or after `from`, and before `to`. */
export interface DeliveryQuery {
  /** In one of these states. */
  readonly states?: readonly DeliveryState[];
  /** Sent from this mailbox. */
  readonly mailboxId?: string;
  /** Sent by the organisation with this ODS code. */
  readonly odsCode?: string;
  /** To the practice with this ODS code, as far as it is known. */
  readonly practiceOdsCode?: string;
  /** Submitted at or after this time. */
  readonly from?: Date;
  /** Submitted before this time. */
  readonly to?: Date;
}

/** Which attentions: those that fit all members that are there. */
export interface AttentionQuery {
  /** Default: open ones alone. */
  readonly includeClosed?: boolean;
  /** For one of these reasons. */
  readonly reasons?: readonly AttentionReason[];
  /** Of this mailbox. */
  readonly mailboxId?: string;
  /** About one of these deliveries, by their own ids. */
  readonly deliveryIds?: readonly string[];
  /** Opened at or after this time. */
  readonly from?: Date;
  /** Opened before this time. */
  readonly to?: Date;
}

/** A part of a list. */
export interface PageOptions {
  /** `next` of the page before. Default: the first page. */
  readonly after?: string;
  /** 1 to 1000. Default 100. */
  readonly limit?: number;
}

/** What to resolve: ids of attentions or deliveries (all open attentions of those), or everything that fits a query. */
export type ResolveTarget =
  | {
      /** Ids of attentions or deliveries. */
      readonly ids: readonly string[];
    }
  | {
      /** All open attentions that fit it. */
      readonly query: AttentionQuery;
    };
