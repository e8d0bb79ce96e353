import { attentionText, type Attention } from "../attention.js";
import type { AttentionRow } from "../store/rows.js";
import { instantAt } from "./record.js";

/** An attention as people and programs see it. */
export function attentionOf({ closed, since, toldAt, detail, ...row }: AttentionRow): Attention {
  const { id, reason, mailboxId, deliveryId, inboxMessageId } = row;
  return {
    id,
    reason,
    text: attentionText(reason, detail),
    since: instantAt(since),
    mailboxId,
    deliveryId,
    inboxMessageId,
    toldAt: toldAt === undefined ? undefined : instantAt(toldAt),
    closed: closed && { at: instantAt(closed.at), by: closed.by, how: closed.how },
  };
}
