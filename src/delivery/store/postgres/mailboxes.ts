import type { MailboxRow } from "../rows.js";
import type { ClaimedPoll, DeliveryStore } from "../store.js";
import { toText } from "../storable-text.js";
import { number, optionalNumber, optionalText, orNull, text, whole } from "./cells.js";
import type { Cells } from "./client.js";
import { isDurable, type Database } from "./database.js";
import type { Names } from "./names.js";
import { leaseInput, leasesValue } from "./sends.js";

type Mailboxes = Pick<
  DeliveryStore,
  "addMailbox" | "listMailboxes" | "setPaused" | "setBreaker" | "claimPolls" | "renewPolls" | "endPoll"
>;

const columns =
  "mailbox_id, paused_at, paused_by, failures, retry_at, fault, failing_since, handshake_at, polled_at, read_at";

export function mailboxes(database: Database, names: Names): Mailboxes {
  /** Changes a mailbox, which is new if there was none. `set`: assignments, of parameters from 2 on. */
  const change = async (mailboxId: string, set: string, values: readonly unknown[]): Promise<void> => {
    await database.write(
      `with given as (
        insert into ${names.mailbox} (mailbox_id) select cast($1 as text)
        where ${isDurable} and not exists (select from ${names.mailbox} where mailbox_id = $1)
        on conflict do nothing
      ) select ${isDurable} as durable`,
      [toText(mailboxId)],
    );
    if (set === "") return;
    await database.write(
      `with given as (update ${names.mailbox} set ${set} where mailbox_id = $1 and ${isDurable})
      select ${isDurable} as durable`,
      [toText(mailboxId), ...values],
    );
  };

  return {
    addMailbox: (mailboxId) => change(mailboxId, "", []),
    listMailboxes: async () =>
      (await database.rows(`select ${columns} from ${names.mailbox} order by mailbox_id`)).map(mailboxRow),
    setPaused: (mailboxId, paused) =>
      change(mailboxId, "paused_at = cast($2 as bigint), paused_by = $3", [whole(paused?.at), orNull(paused?.by)]),
    setBreaker: (mailboxId, { failures, retryAt, fault, at }) =>
      failures === 0
        ? change(mailboxId, "failures = 0, retry_at = null, fault = null, failing_since = null", [])
        : change(
            mailboxId,
            `failures = $2, retry_at = cast($3 as bigint), fault = coalesce($4, fault),
              failing_since = coalesce(failing_since, cast($5 as bigint))`,
            [failures, whole(retryAt), orNull(fault), whole(at)],
          ),
    claimPolls: async ({ now, intervalMs, leaseMs, limit, except = [] }) => {
      const rows = await database.write(
        `with due as materialized (
          select mailbox_id from ${names.mailbox}
          where (polled_at is null or polled_at <= cast($1 as bigint) - cast($2 as bigint)
              or polled_at > cast($1 as bigint) + cast($2 as bigint))
            and (poll_lease_until is null or poll_lease_until <= clock_timestamp()) and ${isDurable}
            and mailbox_id not in (select jsonb_array_elements_text(cast(cast($5 as text) as jsonb)))
          order by polled_at nulls first limit $4 for update skip locked
        ), claimed as (
          update ${names.mailbox} m set poll_fence = m.poll_fence + 1,
            poll_lease_until = clock_timestamp() + cast($3 as double precision) * interval '1 ms'
          from due where m.mailbox_id = due.mailbox_id returning m.*
        ) select c.*, ${isDurable} as durable from (values (1)) as one left join claimed c on true
        order by c.polled_at nulls first`,
        [whole(now), Math.round(intervalMs), leaseMs, limit, JSON.stringify(except.map(toText))],
      );
      return rows.filter(isThere).map((cells): ClaimedPoll => ({
        mailbox: mailboxRow(cells),
        fence: number(cells, "poll_fence"),
      }));
    },
    renewPolls: async (leases, leaseMs) => {
      const rows = await database.write(
        `with held as (
          update ${names.mailbox} m
          set poll_lease_until = clock_timestamp() + cast($2 as double precision) * interval '1 ms'
          from ${leaseInput}
          where m.mailbox_id = i.id and m.poll_fence = i.fence and m.poll_lease_until is not null and ${isDurable}
          returning m.mailbox_id, m.poll_fence
        ) select h.*, ${isDurable} as durable from (values (1)) as one left join held h on true`,
        [leasesValue(leases), leaseMs],
      );
      return rows
        .filter(isThere)
        .map((cells) => ({ id: text(cells, "mailbox_id"), fence: number(cells, "poll_fence") }));
    },
    endPoll: async ({ id, fence, polledAt, readAt, handshakeAt }) => {
      await database.write(
        `with ended as (
          update ${names.mailbox} set poll_lease_until = null, polled_at = coalesce(cast($3 as bigint), polled_at),
            read_at = coalesce(cast($4 as bigint), read_at),
            handshake_at = coalesce(cast($5 as bigint), handshake_at)
          where mailbox_id = $1 and poll_fence = $2 and poll_lease_until is not null and ${isDurable}
        ) select ${isDurable} as durable`,
        [toText(id), fence, whole(polledAt), whole(readAt), whole(handshakeAt)],
      );
    },
  };
}

function isThere(cells: Cells): boolean {
  return cells["mailbox_id"] !== null;
}

function mailboxRow(cells: Cells): MailboxRow {
  const pausedAt = optionalNumber(cells, "paused_at");
  return {
    mailboxId: text(cells, "mailbox_id"),
    paused: pausedAt === undefined ? undefined : { at: pausedAt, by: optionalText(cells, "paused_by") ?? "" },
    failures: number(cells, "failures"),
    retryAt: optionalNumber(cells, "retry_at"),
    fault: optionalText(cells, "fault"),
    failingSince: optionalNumber(cells, "failing_since"),
    handshakeAt: optionalNumber(cells, "handshake_at"),
    polledAt: optionalNumber(cells, "polled_at"),
    readAt: optionalNumber(cells, "read_at"),
  };
}
