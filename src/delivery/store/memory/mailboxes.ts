import type { MailboxRow } from "../rows.js";
import type { BreakerChange, ClaimedPoll, DeliveryStore, Lease } from "../store.js";
import { ordered } from "./ordered.js";
import type { StoredMailbox, Tables } from "./tables.js";

/** The mailbox, new if there was none. */
export function addMailbox({ mailboxes }: Tables, mailboxId: string): StoredMailbox {
  const known = mailboxes.get(mailboxId);
  if (known !== undefined) return known;
  const row: MailboxRow = {
    mailboxId,
    paused: undefined,
    failures: 0,
    retryAt: undefined,
    fault: undefined,
    failingSince: undefined,
    handshakeAt: undefined,
    polledAt: undefined,
    readAt: undefined,
  };
  const mailbox = {
    seq: mailboxes.size,
    row,
    turn: 0,
    pollFence: 0,
    pollLeaseUntil: undefined,
    waiting: ordered(),
    sending: new Set(),
  } satisfies StoredMailbox;
  mailboxes.set(mailboxId, mailbox);
  return mailbox;
}

export function setMailbox(tables: Tables, mailboxId: string, set: Partial<MailboxRow>): void {
  const mailbox = addMailbox(tables, mailboxId);
  mailbox.row = { ...mailbox.row, ...set };
}

export function setBreaker(tables: Tables, mailboxId: string, { failures, retryAt, fault, at }: BreakerChange): void {
  const { failingSince = at, fault: before } = addMailbox(tables, mailboxId).row;
  setMailbox(
    tables,
    mailboxId,
    failures === 0
      ? { failures, retryAt: undefined, fault: undefined, failingSince: undefined }
      : { failures, retryAt, fault: fault ?? before, failingSince },
  );
}

type PollAsk = Parameters<DeliveryStore["claimPolls"]>[0];

export function claimPolls({ mailboxes }: Tables, ask: PollAsk, elapsed: number): readonly ClaimedPoll[] {
  const { now, intervalMs, leaseMs, limit, except = [] } = ask;
  const isDue = (polledAt: number | undefined): boolean =>
    polledAt === undefined || polledAt <= now - intervalMs || polledAt > now + intervalMs;
  return [...mailboxes.values()]
    .filter(({ row }) => !except.includes(row.mailboxId) && isDue(row.polledAt))
    .filter(({ pollLeaseUntil = -Infinity }) => pollLeaseUntil <= elapsed)
    .sort((a, b) => (a.row.polledAt ?? -Infinity) - (b.row.polledAt ?? -Infinity) || a.seq - b.seq)
    .slice(0, limit)
    .map((mailbox) => {
      mailbox.pollFence += 1;
      mailbox.pollLeaseUntil = elapsed + leaseMs;
      return { mailbox: mailbox.row, fence: mailbox.pollFence };
    });
}

export function renewPolls(tables: Tables, leases: readonly Lease[], until: number): readonly Lease[] {
  return leases.filter((lease) => {
    const mailbox = holder(tables, lease);
    if (mailbox !== undefined) mailbox.pollLeaseUntil = until;
    return mailbox !== undefined;
  });
}

export function endPoll(tables: Tables, end: Parameters<DeliveryStore["endPoll"]>[0]): void {
  const mailbox = holder(tables, end);
  if (mailbox === undefined) return;
  const { row } = mailbox;
  const { polledAt = row.polledAt, readAt = row.readAt, handshakeAt = row.handshakeAt } = end;
  mailbox.row = { ...row, polledAt, readAt, handshakeAt };
  mailbox.pollLeaseUntil = undefined;
}

/** The mailbox, while the lease is still the last one that was given, and was not ended. */
function holder({ mailboxes }: Tables, { id, fence }: Lease): StoredMailbox | undefined {
  const mailbox = mailboxes.get(id);
  return mailbox?.pollFence === fence && mailbox.pollLeaseUntil !== undefined ? mailbox : undefined;
}
