import { bodyColumns } from "../bodies.js";
import { isDurable } from "../database.js";
import { factColumns } from "../delivery-rows.js";
import { eventInput } from "../events.js";
import type { Names } from "../names.js";
import { createFunction } from "./function.js";

const keyColumns = {
  id: "text",
  ods_code: "text",
  caller_id: "text",
  mailbox_id: "text",
  created_at: "bigint",
  message_bundle: "text",
  message_header: "text",
  document_bundle: "text",
  composition: "text",
  encounter: "text",
  content_hash: "text",
  content_version: "int",
  address_key: "text",
  patient_key: "text",
  link_kind: "text",
  link_delivery_id: "text",
} as const;

const hotColumns: readonly (readonly [string, string])[] = [
  ["version", "int"],
  ["fence", "int"],
  ...Object.values(factColumns).map(({ column, type }) => [column, type] as const),
];

/**
 * Stores prepared deliveries (parameter 1, and 2: the bytes of all bodies in a row), unless their keys are there, with
 * mailboxes, bodies and events. Returns the ids of the new ones. What is there already is no
 * error, which would end the caller's transaction; nor is synchronous_commit being off.
 */
export function addDeliveries(names: Names): string {
  const input = [
    ...Object.entries(keyColumns),
    ...hotColumns,
    ...bodyColumns.flatMap((column) => [
      [`${column}_from`, "int"],
      [`${column}_for`, "int"],
    ]),
    ["key_id", "text"],
    ["events", "jsonb"],
  ];
  const listed = (columns: readonly string[], prefix = ""): string =>
    columns.map((column) => `${prefix}${column}`).join(", ");
  const keys = Object.keys(keyColumns);
  const hot = hotColumns.map(([column]) => column);
  const pieces = bodyColumns.map((column) => `substr(pieces, i.${column}_from, i.${column}_for)`);
  return createFunction(
    names.at("add_deliveries"),
    "(deliveries text, pieces bytea) returns table (id text, durable boolean)",
    `begin return query with input as materialized (
      select * from jsonb_to_recordset(cast(deliveries as jsonb))
        as i(${input.map((column) => column.join(" ")).join(", ")})
      where ${isDurable}
    ), keys as (
      insert into ${names.delivery_key} (${listed(keys)}) select ${listed(keys, "i.")} from input i
      on conflict do nothing returning no, id
    ), hot as (
      insert into ${names.delivery} (no, mailbox_id, ${listed(hot)})
      select k.no, i.mailbox_id, ${listed(hot, "i.")} from keys k join input i on i.id = k.id
    ), bodies as (
      insert into ${names.body} (no, ${listed(bodyColumns)}, key_id)
      select k.no, ${pieces.join(", ")}, i.key_id from keys k join input i on i.id = k.id
    ), events as (
      insert into ${names.event} (no, at, state, reason, person)
      select k.no, e.at, e.state, e.reason, e.person
      from keys k join input i on i.id = k.id cross join lateral jsonb_to_recordset(i.events) as e(${eventInput})
      order by k.no, e.place
    ), boxes as (
      insert into ${names.mailbox} (mailbox_id)
      select distinct i.mailbox_id from keys k join input i on i.id = k.id
      where not exists (select from ${names.mailbox} m where m.mailbox_id = i.mailbox_id)
      on conflict do nothing
    )
    select k.id, ${isDurable} as durable from (values (1)) as one left join keys k on true;
  end`,
  );
}
