import type { AttentionCount, CountAsk, DeliveryCount, DeliveryCounts, ItemCount, PracticeCount } from "../counts.js";
import type { DeliveryRow } from "../rows.js";
import { keyOf, type Tables } from "./tables.js";

export function counts(tables: Tables, later: <T>(work: () => T) => Promise<T>): DeliveryCounts {
  return {
    countDeliveries: (ask) => later(() => countDeliveries(rowsOf(tables, ask), ask)),
    countByPractice: (ask) => later(() => countByPractice(rowsOf(tables, ask))),
    countAttention: () => later(() => countAttention(tables)),
    countItems: () => later(() => countItems(tables)),
  };
}

function rowsOf({ deliveries }: Tables, { states, mailboxId }: CountAsk): readonly DeliveryRow[] {
  return deliveries
    .map(({ row }) => row)
    .filter((row) => states.includes(row.state) && (mailboxId === undefined || row.mailboxId === mailboxId));
}

function countDeliveries(rows: readonly DeliveryRow[], { now }: CountAsk): readonly DeliveryCount[] {
  return grouped(rows, ({ mailboxId, state }) => [mailboxId, state]).map(({ first, all }) => {
    const runs = all.flatMap(({ runAt }) => runAt ?? []);
    const due = runs.filter((runAt) => runAt <= now).length;
    return {
      mailboxId: first.mailboxId,
      state: first.state,
      count: all.length,
      oldestAt: first.createdAt,
      oldestSentAt: least(all.flatMap(({ sentAt }) => sentAt ?? [])),
      due,
      later: runs.length - due,
      oldestRunAt: least(runs),
    };
  });
}

function countByPractice(rows: readonly DeliveryRow[]): readonly PracticeCount[] {
  const known = rows.flatMap(({ practiceOdsCode, state }) =>
    practiceOdsCode === undefined ? [] : [{ practiceOdsCode, state }],
  );
  return grouped(known, ({ practiceOdsCode, state }) => [practiceOdsCode, state]).map(({ first, all }) => ({
    ...first,
    count: all.length,
  }));
}

function countAttention({ openAttentions }: Tables): readonly AttentionCount[] {
  const open = [...openAttentions.values()].map(({ row }) => row);
  return grouped(open, ({ mailboxId, reason }) => [mailboxId, reason]).map(({ first, all }) => ({
    mailboxId: first.mailboxId,
    reason: first.reason,
    count: all.length,
    untold: all.filter(({ toldAt }) => toldAt === undefined).length,
    oldestAt: least(all.map(({ since }) => since)) ?? first.since,
  }));
}

function countItems({ items }: Tables): readonly ItemCount[] {
  const left = items.flatMap(({ row: { mailboxId, state, receivedAt } }) =>
    state === "matched" || state === "purged" ? [] : [{ mailboxId, state, receivedAt }],
  );
  return grouped(left, ({ mailboxId, state }) => [mailboxId, state]).map(({ first, all }) => ({
    mailboxId: first.mailboxId,
    state: first.state,
    count: all.length,
    oldestAt: least(all.map(({ receivedAt }) => receivedAt)) ?? first.receivedAt,
  }));
}

interface Group<T> {
  readonly first: T;
  readonly all: readonly T[];
}

/** Rows with the same key together, in the order of their keys. */
function grouped<T>(rows: readonly T[], key: (row: T) => readonly [string, string]): readonly Group<T>[] {
  const groups = new Map<string, { readonly key: readonly [string, string]; readonly first: T; readonly all: T[] }>();
  for (const row of rows) {
    const own = key(row);
    const known = groups.get(keyOf(...own));
    if (known === undefined) groups.set(keyOf(...own), { key: own, first: row, all: [row] });
    else known.all.push(row);
  }
  return [...groups.values()].sort((a, b) => compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function least(numbers: readonly number[]): number | undefined {
  return numbers.reduce<number | undefined>(
    (found, each) => (found === undefined || each < found ? each : found),
    undefined,
  );
}
