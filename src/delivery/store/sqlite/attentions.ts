import { newUuid } from "../../../values/uuid.js";
import type { AttentionReason } from "../../attention.js";
import type { AttentionClosing } from "../change.js";
import type { AttentionRow, NewAttention } from "../rows.js";
import type { ClaimedNotice, DeliveryStore } from "../store.js";
import { leaseHolds, leaseMoment, leaseValues } from "./lease-clock.js";
import { openText, sealedText, type SealedRow } from "./sealed-cells.js";
import {
  damaged,
  listed,
  number,
  numberOrNone,
  text,
  textOrNone,
  type Bound,
  type Session,
  type SqlRow,
} from "./session.js";

/** Where one of the same subject and reason is open, that one stays. An id that was given before is drawn again. */
export function openAttention(session: Session, attention: NewAttention): void {
  const { id, mailboxId, deliveryId, inboxMessageId, reason, detail, since } = attention;
  const isGiven = session.get("select 1 from update_record_attention where id = ?", id) !== undefined;
  session.run(
    `insert into update_record_attention (id, mailbox_id, delivery_id, inbox_message_id, reason, detail, since)
     values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    isGiven ? newUuid() : id,
    mailboxId,
    deliveryId,
    inboxMessageId,
    reason,
    detail,
    since,
  );
}

export function closeAttentions(session: Session, closing: AttentionClosing): void {
  const { ids, deliveryId, mailboxId, inboxMessageId, reasons, at, by, how } = closing;
  const conditions: (readonly [string, Bound])[] = [];
  if (ids !== undefined) conditions.push(["id in (select value from json_each(?))", listed(ids)]);
  if (deliveryId !== undefined) conditions.push(["delivery_id = ?", deliveryId]);
  if (mailboxId !== undefined) conditions.push(["mailbox_id = ?", mailboxId]);
  if (inboxMessageId !== undefined) conditions.push(["inbox_message_id = ?", inboxMessageId]);
  if (reasons !== undefined) conditions.push(["reason in (select value from json_each(?))", listed(reasons)]);
  const where = ["closed_at is null", ...conditions.map(([condition]) => condition)].join(" and ");
  const values = conditions.map(([, value]) => value);
  const set = "update update_record_attention set closed_at = ?, closed_by = ?, closed_how = ?, key_id = ?";
  // Of what closed itself the words are ours.
  if (by === undefined) session.run(`${set} where ${where}`, at, by, how, undefined, ...values);
  else
    for (const row of session.all(`select seq, id from update_record_attention where ${where}`, ...values)) {
      const note = sealedText(session.sealing, placeOf(text(row, "id")), "closed_how", how);
      session.run(`${set} where seq = ?`, at, by, note, session.sealing.keyId, number(row, "seq"));
    }
}

const placeOf = (id: string): SealedRow => ({ table: "attention", row: id });

/** @throws StoreError `key-missing`, `corrupt` */
export function attentionOf({ sealing }: Session, row: SqlRow): AttentionRow {
  const id = text(row, "id");
  const closedAt = numberOrNone(row, "closed_at");
  return {
    id,
    mailboxId: text(row, "mailbox_id"),
    deliveryId: textOrNone(row, "delivery_id"),
    inboxMessageId: textOrNone(row, "inbox_message_id"),
    reason: text(row, "reason") as AttentionReason,
    detail: textOrNone(row, "detail"),
    since: number(row, "since"),
    toldAt: numberOrNone(row, "told_at"),
    closed:
      closedAt === undefined
        ? undefined
        : {
            at: closedAt,
            by: textOrNone(row, "closed_by"),
            how: openText(sealing, placeOf(id), row, "closed_how") ?? damaged(),
          },
  };
}

export function claimNotices(
  session: Session,
  { leaseMs, limit }: Parameters<DeliveryStore["claimNotices"]>[0],
): readonly ClaimedNotice[] {
  const moment = leaseMoment();
  const rows = session.all(
    `select * from update_record_attention indexed by update_record_untold
     where closed_at is null and told_at is null and not ${leaseHolds} order by seq limit ?`,
    ...leaseValues(moment),
    limit,
  );
  return rows.map((row) => {
    const [fence, tried] = [number(row, "fence") + 1, number(row, "tried")];
    session.run(
      `update update_record_attention set fence = ?, tried = ?, lease_boot = ?, lease_from = ?, lease_until = ?
       where seq = ?`,
      fence,
      tried + 1,
      moment.boot,
      moment.ms,
      moment.ms + leaseMs,
      number(row, "seq"),
    );
    return { attention: attentionOf(session, row), fence, tried };
  });
}

export function endNotice(session: Session, end: Parameters<DeliveryStore["endNotice"]>[0]): void {
  const isHeld = "where id = ? and fence = ? and lease_boot is not null";
  if ("toldAt" in end) {
    const sql = "set told_at = ?, lease_boot = null, lease_from = null, lease_until = null";
    session.run(`update update_record_attention ${sql} ${isHeld}`, end.toldAt, end.id, end.fence);
    return;
  }
  const { boot, ms } = leaseMoment();
  // The fence is raised: nobody holds it during the pause.
  const sql = "set fence = fence + 1, lease_boot = ?, lease_from = ?, lease_until = ?";
  const until = ms + end.retryAfterMs;
  session.run(`update update_record_attention ${sql} ${isHeld}`, boot, ms, until, end.id, end.fence);
}
