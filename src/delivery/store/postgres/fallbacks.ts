import type { DeliveryBody } from "../rows.js";
import type { Sealing } from "../sealing/sealing.js";
import type { ClaimedFallback, DeliveryStore } from "../store.js";
import { toText } from "../storable-text.js";
import { unlessDamaged } from "../unless-damaged.js";
import { bodyColumns, bodyOf } from "./bodies.js";
import { number, text, whole } from "./cells.js";
import { checkDurable, isDurable, type Database } from "./database.js";
import { deliveryRow, rowColumns } from "./delivery-rows.js";
import type { Cells } from "./client.js";
import type { Names } from "./names.js";

export function fallbacks(
  database: Database,
  names: Names,
  sealing: Sealing,
): Pick<DeliveryStore, "claimFallbacks" | "findPractice"> {
  const claim = claimStatement(names);
  return {
    claimFallbacks: async ({ now, leaseMs, limit, longestPauseMs, dueForMs = 0 }) => {
      const values = [whole(now), leaseMs, limit, Math.round(longestPauseMs), whole(now - dueForMs)];
      // What this worker has no key for it does not take: that is known only once a body is opened.
      const claimed = await database.transaction(async (client) =>
        checkDurable((await client.query(claim, values)).rows as readonly Cells[])
          .filter(({ id }) => id !== null)
          .map((cells): ClaimedFallback => ({ row: deliveryRow(cells), body: openedBody(cells, sealing) })),
      );
      return claimed ?? [];
    },
    findPractice: async (odsCode) => {
      const [cells] = await database.rows(`select * from ${names.practice} where ods_code = $1`, [toText(odsCode)]);
      return (
        cells && {
          odsCode: text(cells, "ods_code"),
          switchedOffAt: number(cells, "switched_off_at"),
          until: number(cells, "until"),
        }
      );
    },
  };
}

function claimStatement(names: Names): string {
  return `with due as materialized (
      select no from ${names.delivery}
      where fallback_at is not null and ${isDurable}
        and (fallback_at <= cast($5 as bigint) or fallback_at > cast($1 as bigint) + cast($4 as bigint))
        and (fallback_lease_until is null or fallback_lease_until <= clock_timestamp())
        and mailbox_id not in (select mailbox_id from ${names.mailbox} where paused_at is not null)
      order by fallback_at, no limit $3 for update skip locked
    ), claimed as (
      update ${names.delivery} d set version = d.version + 1, fallback_failures = d.fallback_failures + 1,
        fallback_lease_until = clock_timestamp() + cast($2 as double precision) * interval '1 ms'
      from due where d.no = due.no returning d.*
    ), steps as (
      insert into ${names.event} (no, at, state, reason)
      select c.no, cast($1 as bigint), c.state, 'fallback-began' from claimed c
    )
    select ${rowColumns}, ${bodyColumns.map((column) => `b.${column}`).join(", ")}, b.key_id, ${isDurable} as durable
    from (values (1)) as one left join claimed d on true
    left join ${names.delivery_key} k on k.no = d.no left join ${names.body} b on b.no = d.no
    order by d.fallback_at, d.no`;
}

/** Undefined where it is damaged or was purged. @throws StoreError `key-missing` */
function openedBody(cells: Cells, sealing: Sealing): DeliveryBody | undefined {
  return unlessDamaged(() => bodyOf(cells, sealing));
}
