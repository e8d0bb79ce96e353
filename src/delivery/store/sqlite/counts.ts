import { setImmediate as nextTurn } from "node:timers/promises";
import type { AttentionReason } from "../../attention.js";
import { isOver, type DeliveryState } from "../../states.js";
import type { AttentionCount, CountAsk, DeliveryCount, DeliveryCounts, ItemCount, PracticeCount } from "../counts.js";
import { listed, number, numberOrNone, text, type Bound, type Session, type SqlRow } from "./session.js";
import type { Transactions } from "./transactions.js";

/** Rows that are read in one go, where all are: some 20 ms, in which the process does nothing else. */
const pieceSize = 20_000;

const states = "state in (select value from json_each(?))";

export function counts(read: Transactions["read"]): DeliveryCounts {
  return {
    async countDeliveries(ask) {
      const merged = new Map<string, DeliveryCount>();
      for await (const row of piecesOf(read, ask, countPiece)) {
        const key = JSON.stringify([row.mailboxId, row.state]);
        const known = merged.get(key);
        merged.set(key, known === undefined ? row : sumOf(known, row));
      }
      return [...merged.values()].sort((a, b) => compare(a.mailboxId, b.mailboxId) || compare(a.state, b.state));
    },
    async countByPractice(ask) {
      const merged = new Map<string, PracticeCount>();
      for await (const row of piecesOf(read, ask, practicePiece)) {
        const key = JSON.stringify([row.practiceOdsCode, row.state]);
        merged.set(key, { ...row, count: row.count + (merged.get(key)?.count ?? 0) });
      }
      return [...merged.values()].sort(
        (a, b) => compare(a.practiceOdsCode, b.practiceOdsCode) || compare(a.state, b.state),
      );
    },
    countAttention: () => read(countAttention),
    countItems: () => read(countItems),
  };
}

/** A condition on rows, and what it binds. */
interface Piece {
  readonly where: string;
  readonly values: readonly Bound[];
}

/** What is open is few, and found by its index. What has ended is nearly everything, and is read piece by piece. */
async function* piecesOf<T>(
  read: Transactions["read"],
  ask: CountAsk,
  count: (session: Session, piece: Piece, ask: CountAsk) => readonly T[],
): AsyncGenerator<T> {
  const ofMailbox = ask.mailboxId === undefined ? "" : " and mailbox_id = ?";
  const values = [listed(ask.states), ...(ask.mailboxId === undefined ? [] : [ask.mailboxId])];
  if (!ask.states.some(isOver)) {
    yield* await read((session) => count(session, { where: `${states}${ofMailbox}`, values }, ask));
    return;
  }
  const where = `seq > ? and seq <= ? and +${states}${ofMailbox}`;
  const last = await read((session) =>
    numberOrNone(session.get("select max(seq) as seq from update_record_delivery") ?? {}, "seq"),
  );
  for (let from = 0; from < (last ?? 0); from += pieceSize) {
    yield* await read((session) => count(session, { where, values: [from, from + pieceSize, ...values] }, ask));
    // Whatever else is due gets its turn.
    await nextTurn();
  }
}

function countPiece(session: Session, { where, values }: Piece, { now }: CountAsk): readonly DeliveryCount[] {
  const rows = session.all(
    `select g.*, d.created_at from (
       select mailbox_id, state, count(*) as count, min(seq) as first, min(sent_at) as sent_at,
         count(case when run_at <= ? then 1 end) as due, count(run_at) as runs, min(run_at) as run_at
       from update_record_delivery where ${where} group by mailbox_id, state
     ) g join update_record_delivery d on d.seq = g.first`,
    now,
    ...values,
  );
  return rows.map((row) => ({
    mailboxId: text(row, "mailbox_id"),
    state: text(row, "state") as DeliveryState,
    count: number(row, "count"),
    oldestAt: number(row, "created_at"),
    oldestSentAt: numberOrNone(row, "sent_at"),
    due: number(row, "due"),
    later: number(row, "runs") - number(row, "due"),
    oldestRunAt: numberOrNone(row, "run_at"),
  }));
}

/** Pieces follow each other, so the first one has the oldest. */
function sumOf(one: DeliveryCount, other: DeliveryCount): DeliveryCount {
  return {
    ...one,
    count: one.count + other.count,
    oldestSentAt: earlier(one.oldestSentAt, other.oldestSentAt),
    due: one.due + other.due,
    later: one.later + other.later,
    oldestRunAt: earlier(one.oldestRunAt, other.oldestRunAt),
  };
}

function practicePiece(session: Session, { where, values }: Piece): readonly PracticeCount[] {
  const rows = session.all(
    `select practice_ods_code, state, count(*) as count from update_record_delivery
     where ${where} and practice_ods_code is not null group by practice_ods_code, state`,
    ...values,
  );
  return rows.map((row) => ({
    practiceOdsCode: text(row, "practice_ods_code"),
    state: text(row, "state") as DeliveryState,
    count: number(row, "count"),
  }));
}

function countAttention(session: Session): readonly AttentionCount[] {
  const rows = session.all(
    `select mailbox_id, reason, count(*) as count, count(*) - count(told_at) as untold, min(since) as oldest
     from update_record_attention where closed_at is null group by mailbox_id, reason order by mailbox_id, reason`,
  );
  return rows.map((row) => ({
    mailboxId: text(row, "mailbox_id"),
    reason: text(row, "reason") as AttentionReason,
    count: number(row, "count"),
    untold: number(row, "untold"),
    oldestAt: number(row, "oldest"),
  }));
}

function countItems(session: Session): readonly ItemCount[] {
  const rows = session.all(
    `select mailbox_id, state, count(*) as count, min(received_at) as oldest from update_record_inbox
     where state in ('failing', 'pending', 'unmatched') group by mailbox_id, state order by mailbox_id, state`,
  );
  return rows.map((row: SqlRow) => ({
    mailboxId: text(row, "mailbox_id"),
    state: text(row, "state") as ItemCount["state"],
    count: number(row, "count"),
    oldestAt: number(row, "oldest"),
  }));
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
