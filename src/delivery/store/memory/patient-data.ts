import { purgedNote, type Erased, type EraseAsk, type PurgeAsk } from "../patient-data.js";
import type { Millis } from "../rows.js";
import { setRow } from "./deliveries.js";
import type { StoredAttention, StoredDelivery, StoredItem, Tables } from "./tables.js";

export function ofPatient({ deliveries }: Tables, patientKey: string): readonly StoredDelivery[] {
  return deliveries.filter(({ row }) => row.patientKey === patientKey);
}

export function itemsOfPatient(tables: Tables, patientKey: string): readonly StoredItem[] {
  const ids = new Set(ofPatient(tables, patientKey).map(({ row }) => row.id));
  return tables.items.filter(
    ({ row, patientKeys }) =>
      patientKeys.includes(patientKey) ||
      (row.item !== undefined && row.deliveryId !== undefined && ids.has(row.deliveryId)),
  );
}

export function purge(tables: Tables, { endedBefore, at, limit }: PurgeAsk): number {
  const ended = tables.deliveries
    .filter(({ row }) => row.patientKey !== undefined && (row.endedAt ?? Infinity) <= endedBefore)
    .filter((stored) => !isNeeded(tables, stored))
    .sort((one, other) => (one.row.endedAt ?? 0) - (other.row.endedAt ?? 0) || one.seq - other.seq)
    .slice(0, limit);
  for (const stored of ended) purgeDelivery(tables, stored, { at, reason: "purged", by: undefined });
  const items = tables.items
    .filter(({ row }) => row.item !== undefined && row.receivedAt <= endedBefore)
    .filter((stored) => isDealtWith(tables, stored, endedBefore))
    .slice(0, limit);
  for (const stored of items) purgeItem(tables, stored);
  const notes = tables.attentions
    .filter(({ row }) => row.closed !== undefined && row.closed.at <= endedBefore && holdsNote(row))
    .filter(({ row }) => isOfNone(tables, row.deliveryId))
    .slice(0, limit);
  for (const stored of notes) purgeNote(stored);
  return ended.length + items.length + notes.length;
}

export function erase(tables: Tables, { patientKey, at, by }: EraseAsk): Erased {
  const deliveries = ofPatient(tables, patientKey);
  const items = itemsOfPatient(tables, patientKey).filter(({ row }) => row.state !== "purged");
  const open = deliveries.filter(
    ({ row }) => row.endedAt === undefined || isOpen(tables, ({ deliveryId }) => deliveryId === row.id),
  );
  const isItemOpen = items.some((stored) => stored.row.state === "pending" || isOpen(tables, isAbout(stored)));
  if (open.length > 0 || isItemOpen) return { isErased: false, open: open.map(({ row }) => row.id) };
  for (const stored of deliveries) purgeDelivery(tables, stored, { at, reason: "erased", by });
  for (const stored of items) purgeItem(tables, stored);
  return { isErased: true, deliveries: deliveries.length, items: items.length };
}

type Subject = StoredAttention["row"];

function isOpen({ openAttentions }: Tables, fits: (row: Subject) => boolean): boolean {
  return [...openAttentions.values()].some(({ row }) => fits(row));
}

/** Whether a person must look at it, or another delivery may still need what it holds. */
function isNeeded(tables: Tables, { row }: StoredDelivery): boolean {
  return (
    isOpen(tables, ({ deliveryId }) => deliveryId === row.id) ||
    [...(tables.byLink.get(row.id) ?? [])].some((made) => made.row.patientKey !== undefined) ||
    tables.byWaitsFor.has(row.id)
  );
}

/** Whether what names a delivery has outlived its patient data. */
function isOfNone({ byId }: Tables, deliveryId: string | undefined): boolean {
  return deliveryId === undefined || byId.get(deliveryId)?.row.patientKey === undefined;
}

function isDealtWith(tables: Tables, stored: StoredItem, before: Millis): boolean {
  const { row } = stored;
  if (row.state === "matched")
    return isOfNone(tables, row.deliveryId) && !isOpen(tables, ({ deliveryId }) => isSame(deliveryId, row.deliveryId));
  const about = isAbout(stored);
  return (
    row.state === "unmatched" &&
    tables.attentions.some(({ row: each }) => about(each) && (each.closed?.at ?? Infinity) <= before) &&
    !isOpen(tables, about)
  );
}

const isSame = (one: string | undefined, other: string | undefined): boolean => one !== undefined && one === other;

function isAbout({ row }: StoredItem): (attention: Subject) => boolean {
  return ({ mailboxId, inboxMessageId }) => mailboxId === row.mailboxId && inboxMessageId === row.messageId;
}

function holdsNote({ closed }: Subject): boolean {
  return closed?.by !== undefined && closed.how !== purgedNote;
}

interface Why {
  readonly at: Millis;
  readonly reason: "purged" | "erased";
  readonly by: string | undefined;
}

function purgeDelivery(tables: Tables, stored: StoredDelivery, why: Why): void {
  const { row } = stored;
  setRow(tables, stored, { ...row, patientKey: undefined, version: row.version + 1 });
  stored.body = undefined;
  for (const item of tables.items)
    if (item.row.deliveryId === row.id && item.row.item !== undefined) purgeItem(tables, item);
  for (const each of tables.attentions) if (each.row.deliveryId === row.id) purgeNote(each);
  stored.events.push({ deliveryId: row.id, state: row.state, ...why });
}

function purgeItem(tables: Tables, stored: StoredItem): void {
  stored.row = { ...stored.row, state: "purged", item: undefined };
  stored.patientKeys = [];
  const about = isAbout(stored);
  for (const each of tables.attentions) if (about(each.row)) purgeNote(each);
}

function purgeNote(stored: StoredAttention): void {
  const { closed } = stored.row;
  if (closed?.by !== undefined) stored.row = { ...stored.row, closed: { ...closed, how: purgedNote } };
}
