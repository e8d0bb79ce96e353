import type { ClaimedNotice, DeliveryStore } from "../store.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { attentionRow } from "./attention-rows.js";
import { number, whole } from "./cells.js";
import { isDurable, type Database } from "./database.js";
import type { Names } from "./names.js";
import { pageOf } from "./pages.js";

type Attentions = Pick<DeliveryStore, "listAttention" | "claimNotices" | "endNotice">;

const columns =
  "seq, id, mailbox_id, delivery_id, inbox_message_id, reason, detail, since, told_at, " +
  "closed_at, closed_by, closed_how, key_id";

export function attentions(database: Database, names: Names, sealing: Sealing): Attentions {
  return {
    listAttention: (
      { includeClosed = false, reasons, mailboxId, deliveryIds, ids, inboxMessageIds, from, to },
      page,
    ) => {
      const among = (column: string, list: readonly string[] | undefined): readonly [string, unknown] | undefined =>
        list && [
          `${column} in (select jsonb_array_elements_text(cast(cast(? as text) as jsonb)))`,
          JSON.stringify(list.map(toText)),
        ];
      return pageOf(
        database,
        `select ${columns} from ${names.attention}`,
        "seq",
        [
          includeClosed ? undefined : "closed_at is null",
          among("reason", reasons),
          mailboxId === undefined ? undefined : ["mailbox_id = ?", toText(mailboxId)],
          among("delivery_id", deliveryIds),
          among("id", ids),
          among("inbox_message_id", inboxMessageIds),
          from === undefined ? undefined : ["since >= cast(? as bigint)", whole(from)],
          to === undefined ? undefined : ["since < cast(? as bigint)", whole(to)],
        ],
        page,
        (cells) => attentionRow(cells, sealing),
      );
    },
    claimNotices: async ({ leaseMs, limit }) => {
      const rows = await database.write(
        `with due as materialized (
          select seq from ${names.attention}
          where closed_at is null and told_at is null and ${isDurable}
            and (lease_until is null or lease_until <= clock_timestamp())
          order by seq limit $2 for update skip locked
        ), claimed as (
          update ${names.attention} a set fence = a.fence + 1, tried = a.tried + 1,
            lease_until = clock_timestamp() + cast($1 as double precision) * interval '1 ms'
          from due where a.seq = due.seq returning a.*
        ) select c.*, ${isDurable} as durable from (values (1)) as one left join claimed c on true order by c.seq`,
        [leaseMs, limit],
      );
      return rows
        .filter(({ id }) => id !== null)
        .map((cells): ClaimedNotice => ({
          attention: attentionRow(cells, sealing),
          fence: number(cells, "fence"),
          tried: number(cells, "tried") - 1,
        }));
    },
    endNotice: async (end) => {
      await database.write(
        `with ended as (
          update ${names.attention} set told_at = coalesce(cast($3 as bigint), told_at),
            -- Raised where it is to be tried again: nobody holds it during the pause.
            fence = case when cast($4 as double precision) is null then fence else fence + 1 end,
            lease_until = clock_timestamp() + cast($4 as double precision) * interval '1 ms'
          -- Closing it clears the lease, and yet whoever holds it may be telling somebody just then.
          where id = $1 and fence = $2 and fence > 0 and ${isDurable}
            and (lease_until is not null or (closed_at is not null and told_at is null))
        ) select ${isDurable} as durable`,
        [
          toText(end.id),
          end.fence,
          "toldAt" in end ? whole(end.toldAt) : null,
          "retryAfterMs" in end ? end.retryAfterMs : null,
        ],
      );
    },
  };
}
