import type { ClaimedSend, Lease, SendAsk, SendCompletion } from "../store.js";
import { openAttention } from "./attentions.js";
import { changeAttempt, setRow } from "./deliveries.js";
import { bodyOf, type StoredDelivery, type StoredMailbox, type Tables } from "./tables.js";

export function claimSends(tables: Tables, ask: SendAsk, elapsed: number): readonly ClaimedSend[] {
  const except = new Set(ask.except);
  const queues = [...tables.mailboxes.values()]
    .filter(({ row }) => row.paused === undefined && !except.has(row.mailboxId))
    .sort((a, b) => a.turn - b.turn)
    .map((mailbox) => ({ mailbox, waiting: [...dueOf(mailbox, ask)] }));
  const claimed: ClaimedSend[] = [];
  // One of each mailbox in turn, so that a long queue does not hold up a short one.
  for (let round = 0; round < ask.perMailbox; round++) {
    for (const { mailbox, waiting } of queues) {
      const next = waiting[round];
      if (next === undefined || claimed.length === ask.limit) continue;
      mailbox.turn = ++tables.turns;
      claimed.push(claim(tables, mailbox, next, ask, elapsed));
    }
  }
  for (const { mailboxFailures, row } of claimed) {
    const mailbox = tables.mailboxes.get(row.mailboxId);
    if (mailbox !== undefined && mailboxFailures > 0) mailbox.row = { ...mailbox.row, retryAt: ask.now + ask.leaseMs };
  }
  return claimed;
}

/** What is due of a mailbox: nothing behind an open breaker, one to try whether it works again, else all. */
function dueOf(
  { row, waiting }: StoredMailbox,
  { now, longestPauseMs, perMailbox }: SendAsk,
): readonly StoredDelivery[] {
  const { failures, retryAt = now } = row;
  if (failures > 0 && retryAt > now && retryAt <= now + longestPauseMs) return [];
  const count = failures > 0 ? 1 : perMailbox;
  const due = waiting.upTo(now, count);
  return [...due, ...waiting.above(now + longestPauseMs, count - due.length)];
}

function claim(
  tables: Tables,
  mailbox: StoredMailbox,
  stored: StoredDelivery,
  { now, leaseMs }: SendAsk,
  elapsed: number,
): ClaimedSend {
  const { row, attempts, events } = stored;
  const mayHaveArrived = attempts.some(({ outcome, reportCode }) => outcome !== "not-done" && reportCode === undefined);
  const fence = row.fence + 1;
  setRow(tables, stored, { ...row, state: "sending", runAt: undefined, fence, version: row.version + 1 });
  stored.leaseUntil = elapsed + leaseMs;
  const number = attempts.length + 1;
  attempts.push({
    deliveryId: row.id,
    number,
    fence,
    startedAt: now,
    endedAt: undefined,
    outcome: "under-way",
    reason: undefined,
    meshMessageId: undefined,
    reportCode: undefined,
  });
  events.push({ deliveryId: row.id, at: now, state: "sending", reason: "send-began", by: undefined });
  const whole = bodyOf(stored);
  const body = whole && { envelope: whole.envelope, asFirst: whole.asFirst };
  const mailboxFailures = mailbox.row.failures;
  return { row: stored.row, body, attempt: number, mayHaveArrived, mailboxFailures };
}

export function completeSend(
  tables: Tables,
  { deliveryId, fence, attempt, set, event, open }: SendCompletion,
): boolean {
  const stored = tables.byId.get(deliveryId);
  if (stored === undefined) return false;
  // That it was done may be known already, from an answer: nothing less certain takes its place.
  const isDone = stored.attempts[attempt.number - 1]?.outcome === "done" && attempt.outcome !== "done";
  const { number, meshMessageId } = attempt;
  changeAttempt(tables, {
    deliveryId,
    number,
    ...(meshMessageId !== undefined && { meshMessageId }),
    ...(!isDone && { endedAt: attempt.endedAt, outcome: attempt.outcome }),
    ...(!isDone && attempt.reason !== undefined && { reason: attempt.reason }),
  });
  if (!isHeld(stored, fence) || stored.attempts.length !== number) return false;
  setRow(tables, stored, { ...stored.row, ...set, version: stored.row.version + 1 });
  stored.events.push(event);
  for (const each of open) openAttention(tables, each);
  return true;
}

export function renewSends(tables: Tables, leases: readonly Lease[], until: number): readonly Lease[] {
  return leases.filter(({ id, fence }) => {
    const stored = tables.byId.get(id);
    if (stored === undefined || !isHeld(stored, fence)) return false;
    stored.leaseUntil = until;
    return true;
  });
}

export function staleSends({ mailboxes }: Tables, elapsed: number): readonly StoredDelivery[] {
  return [...mailboxes.values()]
    .flatMap(({ sending }) => [...sending])
    .filter(({ leaseUntil = elapsed }) => leaseUntil <= elapsed);
}

function isHeld({ row }: StoredDelivery, fence: number): boolean {
  return row.state === "sending" && row.fence === fence;
}
