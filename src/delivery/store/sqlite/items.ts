import type { InboxItem, InboxMessage } from "../../../transport/transport.js";
import type { ItemChange } from "../change.js";
import type { ItemRow, ItemState, ItemSummary, Millis } from "../rows.js";
import type { Sealing } from "../sealing/sealing.js";
import { unlessDamaged } from "../unless-damaged.js";
import { openBytes, openJson, sealedBytes, sealedText, type SealedRow } from "./sealed-cells.js";
import { json, listed, number, text, textOrNone, type Session, type SqlRow } from "./session.js";

const placeOf = (mailboxId: string, messageId: string): SealedRow => ({
  table: "inbox",
  row: JSON.stringify([mailboxId, messageId]),
});

/** What `itemSummary` reads. Contents may be many megabytes each, and need a key. */
export const summaryColumns: string =
  "seq, mailbox_id, message_id, received_at, state, delivery_id, linked_message_id, failures, candidates";

export function itemSummary(row: SqlRow): ItemSummary {
  return {
    mailboxId: text(row, "mailbox_id"),
    messageId: text(row, "message_id"),
    receivedAt: number(row, "received_at"),
    state: text(row, "state") as ItemState,
    deliveryId: textOrNone(row, "delivery_id"),
    linkedMessageId: textOrNone(row, "linked_message_id"),
    failures: number(row, "failures"),
    candidates: json(row, "candidates") as readonly string[],
  };
}

/** @throws StoreError `key-missing` */
function itemOf({ sealing }: Session, row: SqlRow): ItemRow {
  const summary = itemSummary(row);
  const place = placeOf(summary.mailboxId, summary.messageId);
  // One damaged item must not hold up the others.
  return { ...summary, item: unlessDamaged(() => contentOf(sealing, place, row)) };
}

function contentOf(sealing: Sealing, at: SealedRow, row: SqlRow): InboxItem | undefined {
  const item = openJson(sealing, at, row, "item") as InboxItem | Omit<InboxMessage, "body"> | undefined;
  if (item?.type !== "message") return item && withEveryMember(item);
  return { ...item, body: openBytes(sealing, at, row, "bytes") ?? new Uint8Array() };
}

/** JSON has no undefined: the two members of a report that are always there come back. */
function withEveryMember(report: InboxItem & { readonly type: "report" }): InboxItem {
  const { linkedMessageId, statusTimestamp } = report;
  return { ...report, linkedMessageId, statusTimestamp };
}

export function findItem(session: Session, mailboxId: string, messageId: string): ItemRow | undefined {
  const sql = "select * from update_record_inbox where message_id = ? and mailbox_id = ?";
  const row = session.get(sql, messageId, mailboxId);
  return row && itemOf(session, row);
}

export function storedItems(session: Session, mailboxId: string, messageIds: readonly string[]): readonly string[] {
  const sql = "select 1 from update_record_inbox where message_id = ? and mailbox_id = ? and state <> 'failing'";
  return messageIds.filter((messageId) => session.get(sql, messageId, mailboxId) !== undefined);
}

export function keepItem(
  session: Session,
  mailboxId: string,
  item: InboxItem,
  receivedAt: Millis,
  patientKeys: readonly string[] = [],
): boolean {
  const { sealing } = session;
  const at = placeOf(mailboxId, item.messageId);
  const linked = item.type === "report" ? item.linkedMessageId : undefined;
  const kept = session.get(
    `insert into update_record_inbox
       (mailbox_id, message_id, received_at, state, item, bytes, linked_message_id, failures, candidates, key_id)
     values (?, ?, ?, 'pending', ?, ?, ?, 0, '[]', ?)
     on conflict (message_id, mailbox_id) do update set received_at = excluded.received_at, state = 'pending',
       item = excluded.item, bytes = excluded.bytes, linked_message_id = excluded.linked_message_id,
       key_id = excluded.key_id
     where state = 'failing' returning seq`,
    mailboxId,
    item.messageId,
    receivedAt,
    sealedText(sealing, at, "item", JSON.stringify(item.type === "message" ? { ...item, body: undefined } : item)),
    item.type === "message" ? sealedBytes(sealing, at, "bytes", item.body) : undefined,
    linked,
    sealing.keyId,
  );
  if (kept === undefined) return false;
  const sql = "insert into update_record_item_patient (patient_key, inbox) values (?, ?) on conflict do nothing";
  for (const key of patientKeys) session.run(sql, key, number(kept, "seq"));
  return true;
}

export function noteItemFailure(session: Session, mailboxId: string, messageId: string, at: Millis): number {
  session.run(
    `insert into update_record_inbox (mailbox_id, message_id, received_at, state, failures, candidates)
     values (?, ?, ?, 'failing', 1, '[]')
     on conflict (message_id, mailbox_id) do update set failures = failures + 1`,
    mailboxId,
    messageId,
    at,
  );
  const sql = "select failures from update_record_inbox where message_id = ? and mailbox_id = ?";
  return number(session.get(sql, messageId, mailboxId) ?? {}, "failures");
}

/** False where the item is not in one of the states that the change expects. */
export function changeItem(session: Session, change: ItemChange): boolean {
  const { mailboxId, messageId, from, to, deliveryId, candidates } = change;
  const changed = session.run(
    `update update_record_inbox set state = ?, delivery_id = ifnull(?, delivery_id),
       candidates = ifnull(?, candidates)
     where message_id = ? and mailbox_id = ? and state in (select value from json_each(?))`,
    to,
    deliveryId,
    candidates && JSON.stringify(candidates),
    messageId,
    mailboxId,
    listed(from),
  );
  return changed > 0;
}

export function listItemsLinkedTo(session: Session, meshMessageId: string): readonly ItemRow[] {
  const sql = `select * from update_record_inbox indexed by update_record_linked
    where linked_message_id = ? and state in ('pending', 'unmatched') order by seq`;
  return session.all(sql, meshMessageId).map((row) => itemOf(session, row));
}
