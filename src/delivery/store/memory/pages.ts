import { InvalidValueError } from "../../../errors.js";
import type { DeliveryFilter, Page, PageAsk } from "../store.js";
import type { StoredDelivery } from "./tables.js";

/** A page of a list in which each row stands at its `seq`: rows that are added meanwhile come after it. */
export function pageOf<T extends { readonly seq: number }, Shown>(
  rows: readonly T[],
  { after, limit }: PageAsk,
  fits: (row: T) => boolean,
  show: (row: T) => Shown,
): Page<Shown> {
  const found: T[] = [];
  for (let seq = after === undefined ? 0 : afterCursor(after); seq < rows.length; seq++) {
    const row = rows[seq];
    if (row === undefined || !fits(row)) continue;
    if (found.length === limit) return { items: found.map(show), next: String(found.at(-1)?.seq) };
    found.push(row);
  }
  return { items: found.map(show), next: undefined };
}

function afterCursor(after: string): number {
  if (!/^\d{1,15}$/.test(after))
    throw new InvalidValueError("page", "must be continued with `next` of the page before, as it was");
  return Number(after) + 1;
}

export function deliveryFits({ row }: StoredDelivery, filter: DeliveryFilter): boolean {
  const { states, mailboxId, odsCode, practiceOdsCode, from, to } = filter;
  return (
    (states?.includes(row.state) ?? true) &&
    (mailboxId === undefined || row.mailboxId === mailboxId) &&
    (odsCode === undefined || row.odsCode === odsCode) &&
    (practiceOdsCode === undefined || row.practiceOdsCode === practiceOdsCode) &&
    (from === undefined || row.createdAt >= from) &&
    (to === undefined || row.createdAt < to)
  );
}
