import { factAssignments } from "../delivery-rows.js";
import type { Names } from "../names.js";
import { attentionInput, insertAttentions } from "../attention-rows.js";
import { writeBegun } from "./begun.js";
import { createFunction, requireDurable } from "./function.js";

/**
 * Stores what became of sends, no two of one delivery: the attempt, and the event that it began, which the claim has
 * left to the first that says more of it. Answers the places of those whose lease was still held. A few small
 * statements take half the time of one large one: starting that takes longer than its work.
 */
export function completeSends(names: Names): string {
  return createFunction(
    names.at("complete_sends"),
    "(completions text) returns text",
    `declare
    i record; began bigint; is_held boolean; is_first boolean; held int[] := '{}';
  begin
    ${requireDurable}
    for i in
      select x.*, k.no from jsonb_to_recordset(cast(completions as jsonb)) as x(
        place int, id text, fence int, number int, ended_at bigint, outcome text, reason text, mesh_message_id text,
        facts jsonb, event_at bigint, event_state text, event_reason text, event_person text, attentions jsonb
      ) join ${names.delivery_key} k on k.id = x.id
    loop
      update ${names.delivery} d set version = d.version + 1, ${factAssignments("i.facts")}
      where d.no = i.no and d.state = 'sending' and d.fence = i.fence and d.attempts = i.number
      returning d.claimed_at into began;
      is_held := found;
      is_first := false;
      if is_held then
        insert into ${names.attempt} (no, number, fence, started_at, ended_at, outcome, reason, mesh_message_id)
        values (i.no, i.number, i.fence, began, i.ended_at, i.outcome, i.reason, i.mesh_message_id)
        on conflict (no, number) do nothing;
        is_first := found;
      else
        ${writeBegun(names, "d.no = i.no")};
      end if;
      if not is_first then
        -- Whatever became of the delivery meanwhile: its MESH id is never lost, nor that it was done.
        update ${names.attempt} a set mesh_message_id = coalesce(a.mesh_message_id, i.mesh_message_id),
          ended_at = case when a.outcome = 'done' and i.outcome <> 'done' then a.ended_at else i.ended_at end,
          reason = case when a.outcome = 'done' and i.outcome <> 'done' then a.reason
            else coalesce(i.reason, a.reason) end,
          outcome = case when a.outcome = 'done' then a.outcome else i.outcome end
        where a.no = i.no and a.number = i.number;
      end if;
      if is_held then
        held := held || i.place;
        if is_first then
          insert into ${names.event} (no, at, state, reason, person) values
            (i.no, began, 'sending', 'send-began', null),
            (i.no, i.event_at, i.event_state, i.event_reason, i.event_person);
        else
          insert into ${names.event} (no, at, state, reason, person)
          values (i.no, i.event_at, i.event_state, i.event_reason, i.event_person);
        end if;
        if i.attentions is not null then
          ${insertAttentions(names)} from jsonb_to_recordset(i.attentions) as n(${attentionInput}) order by n.place
          on conflict do nothing;
        end if;
      end if;
    end loop;
    return array_to_string(held, ' ');
  end`,
  );
}
