import type { AttemptChange, Change, RecordChange } from "../change.js";
import { areDistinct } from "../distinct.js";
import type { AttemptRow, DeliveryRow, PreparedDelivery } from "../rows.js";
import { addMailbox } from "./mailboxes.js";
import { addTo, keyOf, removeFrom, storedBody, type StoredDelivery, type Tables } from "./tables.js";

/** Whether one with its id, its caller's id or its message's header is there. */
export function isStored(tables: Tables, { row }: PreparedDelivery): boolean {
  return (
    tables.byId.has(row.id) ||
    tables.byCaller.has(keyOf(row.odsCode, row.callerId)) ||
    tables.byHeader.has(row.ids.messageHeader)
  );
}

export function insert(tables: Tables, prepared: PreparedDelivery): void {
  const { row } = prepared;
  const stored: StoredDelivery = {
    seq: tables.deliveries.length,
    row: { ...row, runAt: undefined, dueAt: undefined, waitsFor: undefined, fallbackAt: undefined },
    leaseUntil: undefined,
    fallbackLeaseUntil: undefined,
    body: storedBody(prepared),
    events: [...prepared.events],
    attempts: [],
  };
  addMailbox(tables, row.mailboxId);
  tables.deliveries.push(stored);
  tables.byId.set(row.id, stored);
  tables.byCaller.set(keyOf(row.odsCode, row.callerId), stored);
  tables.byHeader.set(row.ids.messageHeader, stored);
  tables.byBundle.set(row.ids.messageBundle, stored);
  addTo(tables.byCallerId, row.callerId, stored);
  addTo(tables.byEncounter, row.ids.encounter, stored);
  addTo(tables.byAddress, row.addressKey, stored);
  if (row.link !== undefined) addTo(tables.byLink, row.link.deliveryId, stored);
  setRow(tables, stored, row);
}

/** Replaces a row, and keeps the indexes of what can change. */
export function setRow(tables: Tables, stored: StoredDelivery, row: DeliveryRow): void {
  const before = stored.row;
  stored.row = row;
  const mailbox = addMailbox(tables, row.mailboxId);
  const isWaiting = row.state === "queued" || row.state === "outcome-unknown";
  mailbox.waiting.put(stored, isWaiting ? row.runAt : undefined);
  tables.due.put(stored, row.dueAt);
  tables.fallbacks.put(stored, row.fallbackAt);
  if (row.fallbackAt !== before.fallbackAt) stored.fallbackLeaseUntil = undefined;
  if (row.state === "sending") mailbox.sending.add(stored);
  else {
    mailbox.sending.delete(stored);
    stored.leaseUntil = undefined;
  }
  if (before.waitsFor !== undefined) removeFrom(tables.byWaitsFor, before.waitsFor, stored);
  if (row.waitsFor !== undefined) addTo(tables.byWaitsFor, row.waitsFor, stored);
}

/** Whether the rows are as the change expects them. */
export function recordsFit(tables: Tables, { records = [], add = [] }: Change, elapsed: number): boolean {
  const added = new Map(add.map(({ row }) => [row.id, row]));
  return areDistinct(records) && records.every((record) => recordFits(tables, record, added, elapsed));
}

function recordFits(
  tables: Tables,
  { id, version, ifLeaseRanOut }: RecordChange,
  added: ReadonlyMap<string, DeliveryRow>,
  elapsed: number,
): boolean {
  const stored = tables.byId.get(id);
  const row = stored?.row ?? added.get(id);
  if (row?.version !== version) return false;
  return ifLeaseRanOut === undefined || (stored?.leaseUntil !== undefined && stored.leaseUntil <= elapsed);
}

export function changeRow(tables: Tables, { id, set, raisesFence }: RecordChange): void {
  const stored = tables.byId.get(id);
  if (stored === undefined) return;
  const { row } = stored;
  setRow(tables, stored, {
    ...row,
    ...set,
    version: row.version + 1,
    fence: row.fence + (raisesFence === undefined ? 0 : 1),
  });
}

/** A MESH id that is known stays. */
export function changeAttempt(tables: Tables, { deliveryId, number, ...change }: AttemptChange): void {
  const stored = tables.byId.get(deliveryId);
  const before = stored?.attempts[number - 1];
  if (stored === undefined || before === undefined) return;
  const after: AttemptRow = {
    ...before,
    ...change,
    meshMessageId: before.meshMessageId ?? change.meshMessageId,
  };
  stored.attempts[number - 1] = after;
  if (after.meshMessageId !== undefined) tables.byMeshId.set(after.meshMessageId, stored);
}
