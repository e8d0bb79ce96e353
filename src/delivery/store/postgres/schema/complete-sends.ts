import { factAssignments } from "../delivery-rows.js";
import type { Names } from "../names.js";
import { attentionInput, insertAttentions } from "../attention-rows.js";
import { writeBegun } from "./begun.js";
import { createFunction, requireDurable } from "./function.js";

/** What `completing` needs. */
export const completingVariables = `input jsonb := cast(completions as jsonb); given jsonb; facts jsonb; event jsonb;
    its_no bigint; its_number int; began bigint; is_first boolean; held text := '';`;

/**
 * Stores what became of sends, one by one, and keeps in `held` the places of those whose lease was still held. `ending`
 * changes the delivery where it was: then it is found.
 */
export function completing(names: Names, ending: string): string {
  const outcome = "given ->> 'outcome'";
  const meshMessageId = "given ->> 'mesh_message_id'";
  const endedAt = "cast(given ->> 'ended_at' as bigint)";
  const event = "its_no, cast(event -> 'at' as bigint), event ->> 'state', event ->> 'reason', event ->> 'person'";
  return `for place in 0 .. jsonb_array_length(input) - 1 loop
      given := input -> place;
      facts := given -> 'facts';
      event := given -> 'event';
      its_number := given -> 'number';
      is_first := false;
      ${ending}
      if found then
        held := held || place || ' ';
        insert into ${names.attempt} (no, number, fence, started_at, ended_at, outcome, reason, mesh_message_id)
        values (its_no, its_number, cast(given -> 'fence' as int), began, ${endedAt}, ${outcome}, given ->> 'reason',
          ${meshMessageId})
        on conflict (no, number) do nothing;
        is_first := found;
        if is_first then
          insert into ${names.event} (no, at, state, reason, person)
          values (its_no, began, 'sending', 'send-began', null), (${event});
        else
          insert into ${names.event} (no, at, state, reason, person) values (${event});
        end if;
        if jsonb_array_length(given -> 'attentions') > 0 then
          ${insertAttentions(names)} from jsonb_to_recordset(given -> 'attentions') as n(${attentionInput})
          order by n.place on conflict do nothing;
        end if;
      else
        select k.no into its_no from ${names.delivery_key} k where k.id = given ->> 'id';
        ${writeBegun(names, "d.no = its_no")};
      end if;
      if not is_first then
        -- Whatever became of the delivery meanwhile: its MESH id is never lost, nor that it was done.
        update ${names.attempt} a set mesh_message_id = coalesce(a.mesh_message_id, ${meshMessageId}),
          ended_at = case when a.outcome = 'done' and ${outcome} <> 'done' then a.ended_at else ${endedAt} end,
          reason = case when a.outcome = 'done' and ${outcome} <> 'done' then a.reason
            else coalesce(given ->> 'reason', a.reason) end,
          outcome = case when a.outcome = 'done' then a.outcome else ${outcome} end
        where a.no = its_no and a.number = its_number;
      end if;
    end loop;`;
}

/**
 * Stores what became of sends, no two of one delivery: the attempt, and the event that it began, which the claim has
 * left to the first that says more of it. Returns the places of those whose lease was still held. A few small
 * statements take half the time of one large one: starting that takes longer than its work.
 */
export function completeSends(names: Names): string {
  const ending = `update ${names.delivery} d set version = d.version + 1, ${factAssignments("facts")}
      from ${names.delivery_key} k
      where k.id = given ->> 'id' and d.no = k.no
        and d.state = 'sending' and d.fence = cast(given -> 'fence' as int) and d.attempts = its_number
      returning d.no, d.claimed_at into its_no, began;`;
  return createFunction(
    names.at("complete_sends"),
    "(completions text) returns text",
    `declare
    ${completingVariables}
  begin
    ${requireDurable}
    ${completing(names, ending)}
    return held;
  end`,
  );
}
