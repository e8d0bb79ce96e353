import { factAssignments } from "../delivery-rows.js";
import type { Names } from "../names.js";
import { attentionInput, insertAttentions } from "../attention-rows.js";
import { createFunction, requireDurable } from "./function.js";

/**
 * Stores what became of sends, no two of one delivery. Answers the places of those whose lease was still held. Small
 * statements one after the other take half the time of one large statement: starting that takes longer than the work.
 */
export function completeSends(names: Names): string {
  return createFunction(
    names.at("complete_sends"),
    "(completions text) returns text",
    `declare
    i record; began bigint; held int[] := '{}';
  begin
    ${requireDurable}
    for i in
      select x.*, k.no from jsonb_to_recordset(cast(completions as jsonb)) as x(
        place int, id text, fence int, number int, ended_at bigint, outcome text, reason text, mesh_message_id text,
        facts jsonb, event_at bigint, event_state text, event_reason text, event_person text, attentions jsonb
      ) join ${names.delivery_key} k on k.id = x.id
    loop
      began := null;
      update ${names.delivery} d set version = d.version + 1, ${factAssignments("i.facts")}
      where d.no = i.no and d.state = 'sending' and d.fence = i.fence
      returning d.claimed_at into began;
      if found then
        held := held || i.place;
        insert into ${names.event} (no, at, state, reason, person) values
          (i.no, began, 'sending', 'send-began', null),
          (i.no, i.event_at, i.event_state, i.event_reason, i.event_person);
        if i.attentions is not null then
          ${insertAttentions(names)} from jsonb_to_recordset(i.attentions) as n(${attentionInput}) order by n.place
          on conflict do nothing;
        end if;
      end if;
      -- Whatever became of the delivery meanwhile: its MESH id is never lost.
      insert into ${names.attempt} as a (no, number, fence, started_at, ended_at, outcome, reason, mesh_message_id)
      values (i.no, i.number, i.fence, coalesce(began, i.ended_at), i.ended_at, i.outcome, i.reason, i.mesh_message_id)
      on conflict (no, number) do update set
        mesh_message_id = coalesce(a.mesh_message_id, excluded.mesh_message_id),
        ended_at = case when a.outcome = 'done' and excluded.outcome <> 'done' then a.ended_at
          else excluded.ended_at end,
        reason = case when a.outcome = 'done' and excluded.outcome <> 'done' then a.reason
          else coalesce(excluded.reason, a.reason) end,
        outcome = case when a.outcome = 'done' then a.outcome else excluded.outcome end;
    end loop;
    return array_to_string(held, ' ');
  end`,
  );
}
