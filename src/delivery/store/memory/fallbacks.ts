import type { PracticeChange } from "../change.js";
import type { PracticeRow } from "../rows.js";
import type { ClaimedFallback, FallbackAsk } from "../store.js";
import { setRow } from "./deliveries.js";
import { bodyOf, type StoredDelivery, type Tables } from "./tables.js";

export function claimFallbacks(tables: Tables, ask: FallbackAsk, elapsed: number): readonly ClaimedFallback[] {
  const { now, leaseMs, limit, longestPauseMs, dueForMs = 0 } = ask;
  const { fallbacks, mailboxes } = tables;
  const due = [...fallbacks.upTo(now - dueForMs, Infinity), ...fallbacks.above(now + longestPauseMs, Infinity)]
    .filter(({ fallbackLeaseUntil = elapsed }) => fallbackLeaseUntil <= elapsed)
    .filter(({ row }) => mailboxes.get(row.mailboxId)?.row.paused === undefined)
    .slice(0, limit);
  return due.map((stored) => claim(tables, stored, now, elapsed + leaseMs));
}

function claim(tables: Tables, stored: StoredDelivery, now: number, until: number): ClaimedFallback {
  const { row } = stored;
  setRow(tables, stored, { ...row, version: row.version + 1, fallbackFailures: row.fallbackFailures + 1 });
  stored.fallbackLeaseUntil = until;
  stored.events.push({ deliveryId: row.id, at: now, state: row.state, reason: "fallback-began", by: undefined });
  return { row: stored.row, body: bodyOf(stored) };
}

export function changePractice({ practices }: Tables, { odsCode, switchedOff }: PracticeChange): void {
  if (switchedOff === undefined) practices.delete(odsCode);
  else practices.set(odsCode, { odsCode, switchedOffAt: switchedOff.at, until: switchedOff.until });
}

export function findPractice({ practices }: Tables, odsCode: string): PracticeRow | undefined {
  return practices.get(odsCode);
}
