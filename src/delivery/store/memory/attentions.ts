import { newUuid } from "../../../values/uuid.js";
import type { AttentionClosing } from "../change.js";
import type { NewAttention } from "../rows.js";
import type { AttentionFilter, ClaimedNotice, DeliveryStore } from "../store.js";
import { addTo, keyOf, removeFrom, type StoredAttention, type Tables } from "./tables.js";

const subjectKey = ({ mailboxId, deliveryId, inboxMessageId, reason }: NewAttention): string =>
  keyOf(mailboxId, deliveryId, inboxMessageId, reason);

/** Where one of the same subject and reason is open, that one stays. An id that was given before is drawn again. */
export function openAttention(tables: Tables, given: NewAttention): void {
  const key = subjectKey(given);
  if (tables.openAttentions.has(key)) return;
  const attention = tables.byAttention.has(given.id) ? { ...given, id: newUuid() } : given;
  const stored: StoredAttention = {
    seq: tables.attentions.length,
    row: { ...attention, toldAt: undefined, closed: undefined },
    fence: 0,
    tried: 0,
    leaseUntil: undefined,
  };
  tables.attentions.push(stored);
  tables.byAttention.set(attention.id, stored);
  tables.openAttentions.set(key, stored);
  tables.untold.add(stored);
  if (attention.deliveryId !== undefined) addTo(tables.openOfDelivery, attention.deliveryId, stored);
}

export function closeAttentions(tables: Tables, closing: AttentionClosing): void {
  const { ids, deliveryId, mailboxId, inboxMessageId, reasons, at, by, how } = closing;
  const named = ids && new Set(ids);
  for (const stored of openOnes(tables, closing)) {
    const { row } = stored;
    if (named?.has(row.id) === false) continue;
    if (deliveryId !== undefined && row.deliveryId !== deliveryId) continue;
    if (mailboxId !== undefined && row.mailboxId !== mailboxId) continue;
    if (inboxMessageId !== undefined && row.inboxMessageId !== inboxMessageId) continue;
    if (reasons !== undefined && !reasons.includes(row.reason)) continue;
    stored.row = { ...row, closed: { at, by, how } };
    tables.openAttentions.delete(subjectKey(row));
    tables.untold.delete(stored);
    if (row.deliveryId !== undefined) removeFrom(tables.openOfDelivery, row.deliveryId, stored);
  }
}

/** The open ones among which those to close are. */
function openOnes(tables: Tables, { ids, deliveryId }: AttentionClosing): readonly StoredAttention[] {
  if (deliveryId !== undefined) return [...(tables.openOfDelivery.get(deliveryId) ?? [])];
  if (ids === undefined) return [...tables.openAttentions.values()];
  return ids.flatMap((id) => tables.byAttention.get(id) ?? []).filter(({ row }) => row.closed === undefined);
}

export function attentionFits({ row }: StoredAttention, filter: AttentionFilter): boolean {
  const { includeClosed = false, reasons, mailboxId, deliveryIds, ids, inboxMessageIds, from, to } = filter;
  return (
    (includeClosed || row.closed === undefined) &&
    (reasons?.includes(row.reason) ?? true) &&
    (mailboxId === undefined || row.mailboxId === mailboxId) &&
    (deliveryIds === undefined || (row.deliveryId !== undefined && deliveryIds.includes(row.deliveryId))) &&
    (ids?.includes(row.id) ?? true) &&
    (inboxMessageIds === undefined ||
      (row.inboxMessageId !== undefined && inboxMessageIds.includes(row.inboxMessageId))) &&
    (from === undefined || row.since >= from) &&
    (to === undefined || row.since < to)
  );
}

type NoticeAsk = Parameters<DeliveryStore["claimNotices"]>[0];

export function claimNotices({ untold }: Tables, ask: NoticeAsk, elapsed: number): readonly ClaimedNotice[] {
  const { leaseMs, limit } = ask;
  const claimed: ClaimedNotice[] = [];
  for (const stored of untold) {
    if (claimed.length === limit) break;
    if ((stored.leaseUntil ?? elapsed) > elapsed) continue;
    stored.fence += 1;
    stored.leaseUntil = elapsed + leaseMs;
    claimed.push({ attention: stored.row, fence: stored.fence, tried: stored.tried });
    stored.tried += 1;
  }
  return claimed;
}

export function endNotice(tables: Tables, end: Parameters<DeliveryStore["endNotice"]>[0], elapsed: number): void {
  const stored = tables.byAttention.get(end.id);
  if (stored?.fence !== end.fence || stored.leaseUntil === undefined) return;
  if ("retryAfterMs" in end) {
    // Nobody holds it during the pause.
    stored.fence += 1;
    stored.leaseUntil = elapsed + end.retryAfterMs;
  } else {
    stored.leaseUntil = undefined;
    stored.row = { ...stored.row, toldAt: end.toldAt };
    tables.untold.delete(stored);
  }
}
