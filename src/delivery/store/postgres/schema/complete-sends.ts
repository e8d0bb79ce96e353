import { factAssignments } from "../delivery-rows.js";
import type { Names } from "../names.js";
import { attentionInput, insertAttentions } from "../attention-rows.js";
import { eventInput } from "../events.js";
import { createFunction, requireDurable } from "./function.js";

/** Stores what became of sends, no two of one delivery. Answers which leases were still held. */
export function completeSends(names: Names): string {
  return createFunction(
    names.at("complete_sends"),
    "(completions text) returns table (place int, is_held boolean)",
    `begin
    ${requireDurable}
    return query with input as materialized (
      select i.*, k.no from jsonb_to_recordset(cast(completions as jsonb)) as i(
        place int, id text, fence int, number int, ended_at bigint, outcome text, reason text, mesh_message_id text,
        facts jsonb, event jsonb, attentions jsonb
      ) join ${names.delivery_key} k on k.id = i.id
    ), held as (
      update ${names.delivery} d set version = d.version + 1, ${factAssignments("i.facts")}
      from input i where d.no = i.no and d.state = 'sending' and d.fence = i.fence
      returning d.no
    ), tries as (
      update ${names.attempt} a set
        mesh_message_id = coalesce(a.mesh_message_id, i.mesh_message_id),
        ended_at = case when a.outcome = 'done' and i.outcome <> 'done' then a.ended_at else i.ended_at end,
        reason = case when a.outcome = 'done' and i.outcome <> 'done' then a.reason
          else coalesce(i.reason, a.reason) end,
        outcome = case when a.outcome = 'done' then a.outcome else i.outcome end
      from input i where a.no = i.no and a.number = i.number
    ), steps as (
      insert into ${names.event} (no, at, state, reason, person)
      select i.no, e.at, e.state, e.reason, e.person from input i join held h on h.no = i.no
      cross join lateral jsonb_to_record(i.event) as e(${eventInput}) order by i.place
    ), opened as (
      ${insertAttentions(names)} from input i join held h on h.no = i.no
      cross join lateral jsonb_to_recordset(i.attentions) as n(${attentionInput}) order by i.place, n.place
      on conflict do nothing
    )
    select i.place, h.no is not null from input i left join held h on h.no = i.no;
  end`,
  );
}
