import { attentionText, type AttentionReason } from "../../delivery/attention.js";
import type { AttentionRow, DeliveryRow } from "../../delivery/store/rows.js";
import type { AttentionFilter, DeliveryFilter, DeliveryStore, Page, PageAsk } from "../../delivery/store/store.js";
import { instantOf, type Instant } from "../../values/dates.js";

/** A record as commands show it. */
export interface ShownRecord {
  readonly row: DeliveryRow;
  /** What is open of it, oldest first. */
  readonly attention: readonly AttentionRow[];
}

/** Records of one page: few enough for a query that names them all. */
const pageSize = 500;

/** All items of a paged list, a page at a time. */
export async function* pagesOf<T>(list: (page: PageAsk) => Promise<Page<T>>): AsyncGenerator<readonly T[]> {
  let after: string | undefined;
  do {
    const { items, next } = await list({ limit: pageSize, ...(after === undefined ? {} : { after }) });
    yield items;
    after = next;
  } while (after !== undefined);
}

/** All records that fit, oldest first, each with its open attentions. */
export async function* recordsIn(store: DeliveryStore, filter: DeliveryFilter): AsyncGenerator<readonly ShownRecord[]> {
  for await (const rows of pagesOf((page) => store.list(filter, page))) yield withAttention(store, rows);
}

/** Records with their open attentions. */
export async function withAttention(
  store: DeliveryStore,
  rows: readonly DeliveryRow[],
): Promise<readonly ShownRecord[]> {
  if (rows.length === 0) return [];
  const open = new Map<string, AttentionRow[]>(rows.map(({ id }) => [id, []]));
  for (const attention of await attentionIn(store, { deliveryIds: rows.map(({ id }) => id) }))
    open.get(attention.deliveryId ?? "")?.push(attention);
  return rows.map((row) => ({ row, attention: open.get(row.id) ?? [] }));
}

/** All attentions that fit, oldest first. */
export async function attentionIn(store: DeliveryStore, filter: AttentionFilter): Promise<readonly AttentionRow[]> {
  const all: AttentionRow[] = [];
  for await (const rows of pagesOf((page) => store.listAttention(filter, page))) all.push(...rows);
  return all;
}

/** An attention as programs get it. */
export interface ShownAttention {
  readonly id: string;
  readonly reason: AttentionReason;
  readonly text: string;
  readonly since: Instant;
}

/** An attention as programs get it. */
export function shownAttention({ id, reason, detail, since }: AttentionRow): ShownAttention {
  return { id, reason, text: attentionText(reason, detail), since: instantOf(new Date(since)) };
}
