import type { AttentionClosing } from "../change.js";
import type { NewAttention } from "../rows.js";
import { longestNoticePauseMs } from "../notice-pause.js";
import type { AttentionFilter, ClaimedNotice, DeliveryStore } from "../store.js";
import { addTo, keyOf, removeFrom, type StoredAttention, type Tables } from "./tables.js";

const subjectKey = ({ mailboxId, deliveryId, inboxMessageId, reason }: NewAttention): string =>
  keyOf(mailboxId, deliveryId, inboxMessageId, reason);

export function openAttention(tables: Tables, attention: NewAttention): void {
  const key = subjectKey(attention);
  if (tables.openAttentions.has(key) || tables.byAttention.has(attention.id)) return;
  const stored: StoredAttention = {
    seq: tables.attentions.length,
    row: { ...attention, toldAt: undefined, closed: undefined },
    fence: 0,
    tried: 0,
    leaseUntil: undefined,
    retryAt: undefined,
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
  const { now, leaseMs, limit } = ask;
  const claimed: ClaimedNotice[] = [];
  for (const stored of untold) {
    if (claimed.length === limit) break;
    const { retryAt = now, leaseUntil = elapsed } = stored;
    if ((retryAt > now && retryAt <= now + longestNoticePauseMs) || leaseUntil > elapsed) continue;
    stored.fence += 1;
    stored.leaseUntil = elapsed + leaseMs;
    claimed.push({ attention: stored.row, fence: stored.fence, tried: stored.tried });
    stored.tried += 1;
  }
  return claimed;
}

export function endNotice(tables: Tables, end: Parameters<DeliveryStore["endNotice"]>[0]): void {
  const stored = tables.byAttention.get(end.id);
  if (stored?.fence !== end.fence || stored.leaseUntil === undefined) return;
  stored.leaseUntil = undefined;
  if ("retryAt" in end) stored.retryAt = end.retryAt;
  else {
    stored.row = { ...stored.row, toldAt: end.toldAt };
    tables.untold.delete(stored);
  }
}
