import type { MailboxRow } from "../rows.js";
import type { ClaimedSend, SendAsk } from "../store.js";
import { unlessDamaged } from "../unless-damaged.js";
import { readEnvelopes } from "./bodies.js";
import { insertEvent, storedOf, type StoredDelivery } from "./deliveries.js";
import { leaseMoment, type LeaseMoment } from "./lease-clock.js";
import { mailboxOf } from "./mailboxes.js";
import { waits } from "./schema.js";
import { number, text, type Session } from "./session.js";

/** A mailbox from which something may be taken. */
interface Queue {
  readonly mailbox: MailboxRow;
  /** When it was last given a send, as a counter. */
  readonly turn: number;
  readonly due: readonly StoredDelivery[];
}

export function claimSends(session: Session, ask: SendAsk): readonly ClaimedSend[] {
  const queues = dueQueues(session, ask);
  const moment = leaseMoment();
  let turn = Math.max(0, ...queues.map((queue) => queue.turn));
  const claimed: ClaimedSend[] = [];
  // One of each mailbox in turn, so that a long queue does not hold up a short one.
  for (let round = 0; round < ask.perMailbox; round++) {
    for (const { mailbox, due } of queues) {
      const next = due[round];
      if (next === undefined || claimed.length === ask.limit) continue;
      turn += 1;
      session.run("update update_record_mailbox set turn = ? where mailbox_id = ?", turn, mailbox.mailboxId);
      claimed.push(claim(session, next, mailbox.failures, ask, moment));
    }
  }
  return claimed;
}

/** Mailboxes of which something is due, those first that waited longest: as many as can be served. */
function dueQueues(session: Session, ask: SendAsk): readonly Queue[] {
  const mailboxes = waitingMailboxes(session)
    .filter((mailboxId) => !ask.except.includes(mailboxId))
    .flatMap((mailboxId) => session.all("select * from update_record_mailbox where mailbox_id = ?", mailboxId))
    .map((row) => ({ mailbox: mailboxOf(row), turn: number(row, "turn") }))
    .filter(({ mailbox }) => mailbox.paused === undefined && !isStopped(mailbox, ask))
    .sort((a, b) => a.turn - b.turn);
  const queues: Queue[] = [];
  for (const { mailbox, turn } of mailboxes) {
    if (queues.length === ask.limit) break;
    const due = dueOf(session, mailbox, ask);
    if (due.length > 0) queues.push({ mailbox, turn, due });
  }
  return queues;
}

/** From one mailbox to the next within the index: the rows of a mailbox are not read. */
function waitingMailboxes(session: Session): readonly string[] {
  const sql = `select mailbox_id from update_record_delivery indexed by update_record_waiting
    where ${waits} and mailbox_id > ? order by mailbox_id limit 1`;
  const found: string[] = [];
  let last = "";
  for (;;) {
    const row = session.get(sql, last);
    if (row === undefined) return found;
    last = text(row, "mailbox_id");
    found.push(last);
  }
}

function isStopped({ failures, retryAt }: MailboxRow, { now, longestPauseMs }: SendAsk): boolean {
  return failures > 0 && retryAt !== undefined && retryAt > now && retryAt <= now + longestPauseMs;
}

/** Behind a breaker one alone, to try whether the mailbox works again. */
function dueOf(session: Session, { mailboxId, failures }: MailboxRow, ask: SendAsk): readonly StoredDelivery[] {
  const count = Math.min(failures > 0 ? 1 : ask.perMailbox, ask.limit);
  const rows = (condition: string, at: number, limit: number): readonly StoredDelivery[] =>
    session
      .all(
        `select * from update_record_delivery indexed by update_record_waiting
         where mailbox_id = ? and ${waits} and run_at ${condition} ? order by run_at, seq limit ?`,
        mailboxId,
        at,
        limit,
      )
      .map(storedOf);
  const due = rows("<=", ask.now, count);
  return due.length === count ? due : [...due, ...rows(">", ask.now + ask.longestPauseMs, count - due.length)];
}

function claim(
  session: Session,
  { seq, row }: StoredDelivery,
  mailboxFailures: number,
  { now, leaseMs }: SendAsk,
  { boot, ms }: LeaseMoment,
): ClaimedSend {
  const [fence, version] = [row.fence + 1, row.version + 1];
  session.run(
    `update update_record_delivery set state = 'sending', run_at = null, fence = ?, version = ?,
       lease_boot = ?, lease_from = ?, lease_until = ? where seq = ?`,
    fence,
    version,
    boot,
    ms,
    ms + leaseMs,
    seq,
  );
  const earlier = session.all(
    `select outcome <> 'not-done' and report_code is null as may_have_arrived
     from update_record_attempt where delivery = ?`,
    seq,
  );
  const attempt = earlier.length + 1;
  session.run(
    `insert into update_record_attempt (delivery, number, fence, started_at, outcome)
     values (?, ?, ?, ?, 'under-way')`,
    seq,
    attempt,
    fence,
    now,
  );
  insertEvent(session, seq, { deliveryId: row.id, at: now, state: "sending", reason: "send-began", by: undefined });
  if (mailboxFailures > 0) {
    const sql = "update update_record_mailbox set retry_at = ? where mailbox_id = ?";
    session.run(sql, now + leaseMs, row.mailboxId);
  }
  return {
    row: { ...row, state: "sending", runAt: undefined, fence, version },
    body: unlessDamaged(() => readEnvelopes(session, seq, row.id)),
    attempt,
    mayHaveArrived: earlier.some((each) => each["may_have_arrived"] === 1),
    mailboxFailures,
  };
}
