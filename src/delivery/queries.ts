import type { AttentionReason } from "./attention.js";
import type { DeliveryState } from "./states.js";

/** Which deliveries: those that fit all members that are there. Times: created at or after `from`, and before `to`. */
export interface DeliveryQuery {
  readonly states?: readonly DeliveryState[];
  readonly mailboxId?: string;
  readonly odsCode?: string;
  readonly practiceOdsCode?: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** Which attentions: those that fit all members that are there. */
export interface AttentionQuery {
  /** Default: open ones alone. */
  readonly includeClosed?: boolean;
  readonly reasons?: readonly AttentionReason[];
  readonly mailboxId?: string;
  readonly deliveryIds?: readonly string[];
  readonly from?: Date;
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
export type ResolveTarget = { readonly ids: readonly string[] } | { readonly query: AttentionQuery };
