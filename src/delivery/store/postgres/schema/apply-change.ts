import { attentionInput, insertAttentions } from "../attention-rows.js";
import { factAssignments } from "../delivery-rows.js";
import { eventInput } from "../events.js";
import type { Names } from "../names.js";
import { writeBegun } from "./begun.js";
import { createFunction, requireDurable } from "./function.js";

/**
 * Makes a change, or nothing of it. Guards lock what they look at, and only where all hold is anything changed. What is
 * added is only known to be new once it is there, so where it was not, that is undone.
 */
export function applyChange(names: Names): string {
  return createFunction(
    names.at("apply_change"),
    "(given text, pieces bytea) returns boolean",
    `declare
    input jsonb := cast(given as jsonb);
    count int;
  begin
    ${requireDurable}
    if jsonb_array_length(input -> 'add') > 0 then
      begin
        select count(*) into count from ${names.at("add_deliveries")}(cast(input -> 'add' as text), pieces) a
        where a.id is not null;
        if count < jsonb_array_length(input -> 'add')
          or not ${names.at("apply_change")}(cast(input || '{"add": []}' as text), null) then
          raise exception 'a guard does not hold' using errcode = 'UR002';
        end if;
        return true;
      exception when sqlstate 'UR002' then
        return false;
      end;
    end if;
    if jsonb_array_length(input -> 'records') > 0 then
      perform 1 from jsonb_to_recordset(input -> 'records') as i(id text, version int, lease_ran_out boolean)
      join ${names.delivery_key} k on k.id = i.id join ${names.delivery} d on d.no = k.no
      where d.version = i.version and (not i.lease_ran_out
        or (d.state = 'sending' and (d.lease_until is null or d.lease_until <= clock_timestamp())))
      order by d.no for update of d;
      get diagnostics count = row_count;
      if count < jsonb_array_length(input -> 'records') then return false; end if;
    end if;
    if jsonb_array_length(input -> 'items') > 0 then
      perform 1 from jsonb_to_recordset(input -> 'items') as i(mailbox_id text, message_id text, states jsonb)
      join ${names.inbox} x on x.mailbox_id = i.mailbox_id and x.message_id = i.message_id
      where i.states @> to_jsonb(x.state) order by x.seq for update of x;
      get diagnostics count = row_count;
      if count < jsonb_array_length(input -> 'items') then return false; end if;
    end if;
    if jsonb_array_length(${touched}) > 0 then
      ${writeBegun(names, `d.no in (${touchedNos(names)})`)};
    end if;
    if jsonb_array_length(input -> 'records') > 0 then
      update ${names.delivery} d set version = d.version + 1, fence = d.fence + i.raise, ${factAssignments("i.facts")}
      from jsonb_to_recordset(input -> 'records') as i(id text, raise int, facts jsonb)
      join ${names.delivery_key} k on k.id = i.id where d.no = k.no;
    end if;
    if jsonb_array_length(input -> 'items') > 0 then
      update ${names.inbox} x set state = i.state, delivery_id = coalesce(i.delivery_id, x.delivery_id),
        candidates = coalesce(i.candidates, x.candidates)
      from jsonb_to_recordset(input -> 'items')
        as i(mailbox_id text, message_id text, state text, delivery_id text, candidates text)
      where x.mailbox_id = i.mailbox_id and x.message_id = i.message_id;
    end if;
    if jsonb_array_length(input -> 'attempts') > 0 then
      update ${names.attempt} a set ended_at = coalesce(i.ended_at, a.ended_at),
        outcome = coalesce(i.outcome, a.outcome),
        reason = coalesce(i.reason, a.reason), mesh_message_id = coalesce(a.mesh_message_id, i.mesh_message_id),
        report_code = coalesce(i.report_code, a.report_code)
      from jsonb_to_recordset(input -> 'attempts') as i(
        id text, number int, ended_at bigint, outcome text, reason text, mesh_message_id text, report_code text
      ) join ${names.delivery_key} k on k.id = i.id where a.no = k.no and a.number = i.number;
    end if;
    if jsonb_array_length(input -> 'events') > 0 then
      insert into ${names.event} (no, at, state, reason, person)
      select k.no, i.at, i.state, i.reason, i.person
      from jsonb_to_recordset(input -> 'events') as i(id text, ${eventInput})
      join ${names.delivery_key} k on k.id = i.id order by i.place;
    end if;
    -- What is closed was open before the step.
${closings(names)}
    if jsonb_array_length(input -> 'open') > 0 then
      ${insertAttentions(names)} from jsonb_to_recordset(input -> 'open') as n(${attentionInput}) order by n.place
      on conflict do nothing;
    end if;
    if jsonb_array_length(input -> 'practices') > 0 then
      insert into ${names.practice} (ods_code, switched_off_at, until)
      select i.ods_code, i.at, i.until
      from jsonb_to_recordset(input -> 'practices') as i(ods_code text, at bigint, until bigint)
      where i.until is not null
      on conflict (ods_code) do update set switched_off_at = excluded.switched_off_at, until = excluded.until;
      delete from ${names.practice} p
      using jsonb_to_recordset(input -> 'practices') as i(ods_code text, until bigint)
      where p.ods_code = i.ods_code and i.until is null;
    end if;
    return true;
  end`,
  );
}

/** All that a change may say something new of. */
const touched = "(input -> 'records') || (input -> 'attempts') || (input -> 'events')";

function touchedNos(names: Names): string {
  return `select k.no from jsonb_to_recordset(${touched}) as i(id text) join ${names.delivery_key} k on k.id = i.id`;
}

/** Closings by what finds their rows, so that each is found by an index. */
export const closingKinds = [
  { name: "close_of_delivery", condition: "a.delivery_id = i.delivery_id" },
  { name: "close_by_id", condition: "a.id = any (array(select jsonb_array_elements_text(i.ids)))" },
  { name: "close_others", condition: "true" },
] as const;

function closings(names: Names): string {
  return closingKinds
    .map(
      ({ name, condition }) => `    if jsonb_array_length(input -> '${name}') > 0 then
      update ${names.attention} a set closed_at = i.at, closed_by = i.person, lease_until = null,
        closed_how = coalesce(i.hows ->> a.id, i.how), key_id = case when i.hows ? a.id then i.key_id end
      from jsonb_to_recordset(input -> '${name}') as i(
        ids jsonb, delivery_id text, reasons jsonb, mailbox_id text, inbox_message_id text,
        at bigint, person text, how text, hows jsonb, key_id text
      )
      where a.closed_at is null and ${condition}
        and (i.ids is null or i.delivery_id is null or i.ids @> to_jsonb(a.id))
        and (i.reasons is null or i.reasons @> to_jsonb(a.reason))
        and (i.mailbox_id is null or a.mailbox_id = i.mailbox_id)
        and (i.inbox_message_id is null or a.inbox_message_id = i.inbox_message_id);
    end if;`,
    )
    .join("\n");
}
