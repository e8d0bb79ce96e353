import type { MailboxRow } from "../rows.js";
import type { BreakerChange, ClaimedPoll, DeliveryStore, Lease } from "../store.js";
import { leaseHolds, leaseMoment, leaseValues } from "./lease-clock.js";
import { marks, number, numberOrNone, text, textOrNone, type Session, type SqlRow } from "./session.js";

export function addMailbox(session: Session, mailboxId: string): void {
  session.run("insert into update_record_mailbox (mailbox_id) values (?) on conflict do nothing", mailboxId);
}

export function mailboxOf(row: SqlRow): MailboxRow {
  const pausedAt = numberOrNone(row, "paused_at");
  return {
    mailboxId: text(row, "mailbox_id"),
    paused: pausedAt === undefined ? undefined : { at: pausedAt, by: text(row, "paused_by") },
    failures: number(row, "failures"),
    retryAt: numberOrNone(row, "retry_at"),
    fault: textOrNone(row, "fault"),
    failingSince: numberOrNone(row, "failing_since"),
    handshakeAt: numberOrNone(row, "handshake_at"),
    polledAt: numberOrNone(row, "polled_at"),
    readAt: numberOrNone(row, "read_at"),
  };
}

export function listMailboxes(session: Session): readonly MailboxRow[] {
  return session.all("select * from update_record_mailbox order by mailbox_id").map(mailboxOf);
}

export function setPaused(session: Session, mailboxId: string, paused: MailboxRow["paused"]): void {
  addMailbox(session, mailboxId);
  const sql = "update update_record_mailbox set paused_at = ?, paused_by = ? where mailbox_id = ?";
  session.run(sql, paused?.at, paused?.by, mailboxId);
}

export function setBreaker(session: Session, mailboxId: string, { failures, retryAt, fault, at }: BreakerChange): void {
  addMailbox(session, mailboxId);
  const isClosed = failures === 0;
  session.run(
    `update update_record_mailbox set failures = ?, retry_at = ?,
       fault = ${isClosed ? "?" : "ifnull(?, fault)"}, failing_since = ${isClosed ? "?" : "ifnull(failing_since, ?)"}
     where mailbox_id = ?`,
    failures,
    ...(isClosed ? [undefined, undefined, undefined] : [retryAt, fault, at]),
    mailboxId,
  );
}

export function claimPolls(session: Session, ask: Parameters<DeliveryStore["claimPolls"]>[0]): readonly ClaimedPoll[] {
  const { now, intervalMs, leaseMs, limit, except = [] } = ask;
  const moment = leaseMoment();
  const rows = session.all(
    `select * from update_record_mailbox
     where (polled_at is null or polled_at <= ? or polled_at > ?) and not ${leaseHolds}
       and mailbox_id not in (${marks(except)})
     order by polled_at nulls first, mailbox_id limit ?`,
    now - intervalMs,
    now + intervalMs,
    ...leaseValues(moment),
    ...except,
    limit,
  );
  return rows.map((row) => {
    const mailbox = mailboxOf(row);
    const fence = number(row, "poll_fence") + 1;
    session.run(
      `update update_record_mailbox set poll_fence = ?, lease_boot = ?, lease_from = ?, lease_until = ?
       where mailbox_id = ?`,
      fence,
      moment.boot,
      moment.ms,
      moment.ms + leaseMs,
      mailbox.mailboxId,
    );
    return { mailbox, fence };
  });
}

/** The lease is the last one that was given, and was not ended. */
const isHeld = "mailbox_id = ? and poll_fence = ? and lease_boot is not null";

export function renewPolls(session: Session, leases: readonly Lease[], leaseMs: number): readonly Lease[] {
  const { boot, ms } = leaseMoment();
  const sql = `update update_record_mailbox set lease_boot = ?, lease_from = ?, lease_until = ? where ${isHeld}`;
  return leases.filter(({ id, fence }) => session.run(sql, boot, ms, ms + leaseMs, id, fence) > 0);
}

export function endPoll(session: Session, end: Parameters<DeliveryStore["endPoll"]>[0]): void {
  session.run(
    `update update_record_mailbox set lease_boot = null, lease_from = null, lease_until = null,
       polled_at = ifnull(?, polled_at), read_at = ifnull(?, read_at), handshake_at = ifnull(?, handshake_at)
     where ${isHeld}`,
    end.polledAt,
    end.readAt,
    end.handshakeAt,
    end.id,
    end.fence,
  );
}
