import type { ClaimedFallback, DeliveryStore } from "../store.js";
import { toText } from "../storable-text.js";
import { unlessDamaged } from "../unless-damaged.js";
import { bodyColumns, bodyOf } from "./bodies.js";
import { number, text, whole } from "./cells.js";
import { isDurable, type Database } from "./database.js";
import { deliveryRow, rowColumns } from "./delivery-rows.js";
import type { Names } from "./names.js";

export function fallbacks(database: Database, names: Names): Pick<DeliveryStore, "claimFallbacks" | "findPractice"> {
  return {
    claimFallbacks: async ({ now, leaseMs, limit, longestPauseMs }) => {
      const rows = await database.write(
        `with due as materialized (
          select no from ${names.delivery}
          where fallback_at is not null and ${isDurable}
            and (fallback_at <= cast($1 as bigint) or fallback_at > cast($1 as bigint) + cast($4 as bigint))
            and (fallback_lease_until is null or fallback_lease_until <= clock_timestamp())
          order by fallback_at, no limit $3 for update skip locked
        ), claimed as (
          update ${names.delivery} d set version = d.version + 1, fallback_failures = d.fallback_failures + 1,
            fallback_lease_until = clock_timestamp() + cast($2 as double precision) * interval '1 ms'
          from due where d.no = due.no returning d.*
        ), steps as (
          insert into ${names.event} (no, at, state, reason)
          select c.no, cast($1 as bigint), c.state, 'fallback-began' from claimed c
        )
        select ${rowColumns}, ${bodyColumns.map((column) => `b.${column}`).join(", ")}, ${isDurable} as durable
        from (values (1)) as one left join claimed d on true
        left join ${names.delivery_key} k on k.no = d.no left join ${names.body} b on b.no = d.no
        order by d.fallback_at, d.no`,
        [whole(now), leaseMs, limit, Math.round(longestPauseMs)],
      );
      return rows
        .filter(({ id }) => id !== null)
        .map((cells): ClaimedFallback => ({ row: deliveryRow(cells), body: unlessDamaged(() => bodyOf(cells)) }));
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
