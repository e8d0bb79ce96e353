import { purgedNote, type Erased, type EraseAsk, type PurgeAsk } from "../patient-data.js";
import type { DeliveryRow, ItemSummary, Millis } from "../rows.js";
import { deliveryOf } from "./columns.js";
import { insertEvent, storedOf, type StoredDelivery } from "./deliveries.js";
import { itemSummary, summaryColumns } from "./items.js";
import { hasEnded, isNoted } from "./schema.js";
import { number, text, type Bound, type Session, type SqlRow } from "./session.js";

const ofPatient = "select * from update_record_delivery where patient_key = ? order by seq";

export function listByPatientKey(session: Session, patientKey: string): readonly DeliveryRow[] {
  return session.all(ofPatient, patientKey).map(deliveryOf);
}

export function listPatientItems(session: Session, patientKey: string): readonly ItemSummary[] {
  return patientItems(session, patientKey).map(itemSummary);
}

function patientItems(session: Session, patientKey: string): readonly SqlRow[] {
  return session.all(
    `select ${summaryColumns} from update_record_inbox where seq in (
       select inbox from update_record_item_patient where patient_key = ?
       union select i.seq from update_record_delivery d join update_record_inbox i on i.delivery_id = d.id
         where d.patient_key = ? and i.item is not null
     ) order by seq`,
    patientKey,
    patientKey,
  );
}

const isOpen = "a.closed_at is null";
/** Whether a delivery `d` is needed: a person must look at it, or another one may still need what it holds. */
const isNeeded = `exists (select 1 from update_record_attention a where a.delivery_id = d.id and ${isOpen})
  or exists (select 1 from update_record_delivery s where s.link_id = d.id and s.patient_key is not null)
  or exists (select 1 from update_record_delivery w where w.waits_for = d.id)`;

/** Whether what names a delivery (`x.delivery_id`) has outlived its patient data. */
const isOfNone = (alias: string): string =>
  `not exists (select 1 from update_record_delivery d where d.id = ${alias}.delivery_id and d.patient_key is not null)`;

const about = "a.inbox_message_id = i.message_id and a.mailbox_id = i.mailbox_id";

export function purge(session: Session, { endedBefore, at, limit }: PurgeAsk): number {
  const ended = session
    .all(
      `select d.* from update_record_delivery d indexed by update_record_ended
       where ${hasEnded} and ended_at <= ? and not (${isNeeded}) order by ended_at, seq limit ?`,
      endedBefore,
      limit,
    )
    .map(storedOf);
  for (const stored of ended) purgeDelivery(session, stored, { at, reason: "purged", by: undefined });
  const items = session.all(
    `select ${summaryColumns} from update_record_inbox i indexed by update_record_inbox_kept
     where i.item is not null and i.received_at <= ? and (
       (i.state = 'matched' and ${isOfNone("i")}
         and not exists (select 1 from update_record_attention a where a.delivery_id = i.delivery_id and ${isOpen}))
       or (i.state = 'unmatched'
         and exists (select 1 from update_record_attention a where ${about} and a.closed_at <= ?)
         and not exists (select 1 from update_record_attention a where ${about} and ${isOpen}))
     ) order by i.seq limit ?`,
    endedBefore,
    endedBefore,
    limit,
  );
  for (const row of items) purgeItem(session, row);
  const notes = session.run(
    `update update_record_attention set closed_how = ?, key_id = null where seq in (
       select a.seq from update_record_attention a indexed by update_record_noted
       where ${isNoted} and a.closed_at <= ? and ${isOfNone("a")} order by a.seq limit ?)`,
    purgedNote,
    endedBefore,
    limit,
  );
  return ended.length + items.length + notes;
}

export function erase(session: Session, { patientKey, at, by }: EraseAsk): Erased {
  const deliveries = session.all(ofPatient, patientKey).map(storedOf);
  const items = patientItems(session, patientKey).filter((row) => row["state"] !== "purged");
  const open = deliveries.filter(
    ({ row }) => row.endedAt === undefined || hasOpen(session, "a.delivery_id = ?", row.id),
  );
  const openItems = items.filter(
    (row) =>
      row["state"] === "pending" ||
      hasOpen(session, "a.inbox_message_id = ? and a.mailbox_id = ?", text(row, "message_id"), text(row, "mailbox_id")),
  );
  if (open.length + openItems.length > 0) return { isErased: false, open: open.map(({ row }) => row.id) };
  for (const stored of deliveries) purgeDelivery(session, stored, { at, reason: "erased", by });
  for (const row of items) purgeItem(session, row);
  return { isErased: true, deliveries: deliveries.length, items: items.length };
}

function hasOpen(session: Session, condition: string, ...values: readonly Bound[]): boolean {
  const sql = `select 1 from update_record_attention a where ${condition} and ${isOpen} limit 1`;
  return session.get(sql, ...values) !== undefined;
}

interface Why {
  readonly at: Millis;
  readonly reason: "purged" | "erased";
  readonly by: string | undefined;
}

function purgeDelivery(session: Session, { seq, row }: StoredDelivery, why: Why): void {
  session.run("update update_record_delivery set patient_key = null, version = version + 1 where seq = ?", seq);
  session.run("delete from update_record_body where delivery = ?", seq);
  const items = `select ${summaryColumns} from update_record_inbox where delivery_id = ? and item is not null`;
  for (const item of session.all(items, row.id)) purgeItem(session, item);
  session.run(
    `update update_record_attention set closed_how = ?, key_id = null where delivery_id = ? and closed_by is not null`,
    purgedNote,
    row.id,
  );
  insertEvent(session, seq, { deliveryId: row.id, state: row.state, ...why });
}

/** The ids stay, so that what MESH gives once more is known. */
function purgeItem(session: Session, row: SqlRow): void {
  const seq = number(row, "seq");
  session.run(
    "update update_record_inbox set state = 'purged', item = null, bytes = null, key_id = null where seq = ?",
    seq,
  );
  session.run("delete from update_record_item_patient where inbox = ?", seq);
  session.run(
    `update update_record_attention set closed_how = ?, key_id = null
     where inbox_message_id = ? and mailbox_id = ? and closed_by is not null`,
    purgedNote,
    text(row, "message_id"),
    text(row, "mailbox_id"),
  );
}

const sealedTables = ["update_record_body", "update_record_inbox", "update_record_attention"];

/** From one id to the next within each index: the rows are not read. */
export function keysInUse(session: Session): readonly string[] {
  const found = new Set<string>();
  for (const table of sealedTables) {
    const sql = `select min(key_id) as key_id from ${table} where key_id is not null and key_id > ?`;
    for (let last = ""; ;) {
      const next = session.get(sql, last)?.["key_id"];
      if (typeof next !== "string") break;
      found.add(next);
      last = next;
    }
  }
  return [...found].sort();
}
