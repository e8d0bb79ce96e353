import type { InboxItem } from "../../../transport/transport.js";
import type { ItemChange } from "../change.js";
import type { ItemRow, ItemSummary, Millis } from "../rows.js";
import { addTo, keyOf, type StoredItem, type Tables } from "./tables.js";

function item(tables: Tables, mailboxId: string, messageId: string): StoredItem | undefined {
  return tables.byItem.get(keyOf(mailboxId, messageId));
}

/** Returns what was stored of it already. */
function insertItem(tables: Tables, row: ItemRow): void {
  const stored: StoredItem = { seq: tables.items.length, row, patientKeys: [] };
  tables.items.push(stored);
  tables.byItem.set(keyOf(row.mailboxId, row.messageId), stored);
}

export function isItemStored(tables: Tables, mailboxId: string, messageId: string): boolean {
  const stored = item(tables, mailboxId, messageId);
  return stored !== undefined && stored.row.state !== "failing";
}

export function keepItem(
  tables: Tables,
  mailboxId: string,
  given: InboxItem,
  receivedAt: Millis,
  patientKeys: readonly string[] = [],
): boolean {
  const { messageId } = given;
  if (isItemStored(tables, mailboxId, messageId)) return false;
  if (item(tables, mailboxId, messageId) === undefined)
    insertItem(tables, failingRow(mailboxId, messageId, receivedAt));
  const stored = item(tables, mailboxId, messageId);
  if (stored === undefined) return false;
  const linkedMessageId = given.type === "report" ? given.linkedMessageId : undefined;
  stored.row = { ...stored.row, receivedAt, state: "pending", item: itemCopy(given), linkedMessageId };
  stored.patientKeys = patientKeys;
  if (linkedMessageId !== undefined) addTo(tables.byLinkedId, linkedMessageId, stored);
  return true;
}

export function noteItemFailure(tables: Tables, mailboxId: string, messageId: string, at: Millis): number {
  if (item(tables, mailboxId, messageId) === undefined) insertItem(tables, failingRow(mailboxId, messageId, at));
  const stored = item(tables, mailboxId, messageId);
  if (stored === undefined) return 0;
  stored.row = { ...stored.row, failures: stored.row.failures + 1 };
  return stored.row.failures;
}

function failingRow(mailboxId: string, messageId: string, receivedAt: Millis): ItemRow {
  return {
    mailboxId,
    messageId,
    receivedAt,
    state: "failing",
    item: undefined,
    deliveryId: undefined,
    linkedMessageId: undefined,
    failures: 0,
    candidates: [],
  };
}

export function itemFits(tables: Tables, { mailboxId, messageId, from }: ItemChange): boolean {
  const stored = item(tables, mailboxId, messageId);
  return stored !== undefined && from.includes(stored.row.state);
}

export function changeItem(tables: Tables, change: ItemChange): void {
  const stored = item(tables, change.mailboxId, change.messageId);
  if (stored === undefined) return;
  const { deliveryId = stored.row.deliveryId, candidates = stored.row.candidates } = change;
  stored.row = { ...stored.row, state: change.to, deliveryId, candidates };
}

export function itemSummary({ row }: StoredItem): ItemSummary {
  const { mailboxId, messageId, receivedAt, state, deliveryId, linkedMessageId, failures, candidates } = row;
  return { mailboxId, messageId, receivedAt, state, deliveryId, linkedMessageId, failures, candidates };
}

/** The row as it is given out: nobody can change the stored bytes. */
export function shownItem({ row }: StoredItem): ItemRow {
  return { ...row, item: row.item && itemCopy(row.item) };
}

function itemCopy(given: InboxItem): InboxItem {
  return given.type === "report" ? { ...given } : { ...given, body: given.body.slice() };
}
