import type { InboxSummary } from "../delivery.js";
import type { ItemSummary } from "../store/rows.js";
import { instantAt } from "./record.js";

/** An item of an inbox without its content. */
export function summaryOf({
  mailboxId,
  messageId,
  receivedAt,
  state,
  deliveryId,
  candidates,
}: ItemSummary): InboxSummary {
  return { mailboxId, messageId, receivedAt: instantAt(receivedAt), state, deliveryId, candidates };
}
