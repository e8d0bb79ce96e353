import type { Names } from "../names.js";
import { createFunction, requireDurable } from "./function.js";

/** What waits to be sent: as its index says it. */
const waiting = (row: string): string => `${row}.state in ('queued', 'outcome-unknown') and ${row}.run_at is not null`;
const isSoon = (row: string): string => `${row}.run_at <= now_ms`;
/** Further away than any pause: the clock was set back. */
const isFar = (row: string): string => `${row}.run_at > now_ms + longest_pause_ms`;

/**
 * Takes what is due. Mailboxes are found by hopping from one to the next in the index of what waits, beginning after
 * the last one that was served: so rows of a paused mailbox are never read, and each has its turn.
 */
export function claimSends(names: Names): string {
  const isOpen = "(m.failures > 0 and m.retry_at > now_ms and m.retry_at <= now_ms + longest_pause_ms) is true";
  const nos = (condition: string, most: string): string =>
    `array(
          select d.no from ${names.delivery} d where ${waiting("d")} and d.mailbox_id = box and ${condition}
          order by d.run_at limit ${most} for update skip locked
        )`;
  return createFunction(
    names.at("claim_sends"),
    `(now_ms bigint, lease_ms double precision, most int, per_mailbox int, leave_out text, last_mailbox text,
      longest_pause_ms bigint, keys text)
    returns table (
      no bigint, id text, ods_code text, caller_id text, mailbox_id text, created_at bigint,
      message_bundle text, message_header text, document_bundle text, composition text, encounter text,
      content_hash text, content_version int, address_key text, patient_key text, link_kind text, link_delivery_id text,
      version int, fence int, state text, run_at bigint, unknown_outcomes int, failures int,
      sent_at bigint, due_at bigint, practice_ods_code text, waits_for text, goes_as_first boolean, fallback_from text,
      fallback_at bigint, fallback_failures int, ended_at bigint,
      attempts int, mailbox_failures int, may_have_arrived boolean,
      envelope bytea, bytes bytea, first_envelope bytea, first_bytes bytea, key_id text, place int
    )`,
    `declare
    box text; here text := last_mailbox; is_second_round boolean := false; is_over boolean := false;
    boxes text[]; failing text[] := '{}'; failures_of int[] := '{}'; trials text[] := '{}';
    taken bigint[] := '{}'; got bigint[]; share int;
    has_due boolean; box_failures int; left_out text[] := '{}';
  begin
    ${requireDurable}
    if leave_out <> '[]' then
      left_out := array(select jsonb_array_elements_text(cast(leave_out as jsonb)));
    end if;
    while most > 0 and not is_over and cardinality(taken) = 0 loop
      boxes := '{}';
      while not is_over and cardinality(boxes) < most loop
        -- The first of a mailbox is the one that is due first.
        select d.mailbox_id, m.failures, m.paused_at is null and not (${isOpen}) and (${isSoon("d")} or exists (
          select from ${names.delivery} l where ${waiting("l")} and l.mailbox_id = d.mailbox_id
            and ${isFar("l")}
        )) into box, box_failures, has_due from (
          select d.mailbox_id, d.run_at from ${names.delivery} d where ${waiting("d")} and d.mailbox_id > here
          order by d.mailbox_id, d.run_at limit 1
        ) d join ${names.mailbox} m on m.mailbox_id = d.mailbox_id;
        if box is null then
          is_over := is_second_round; is_second_round := true; here := '';
        elsif is_second_round and box > last_mailbox then
          is_over := true;
        else
          here := box;
          if has_due and box <> all (left_out) then
            boxes := boxes || box;
            if box_failures > 0 then
              failing := failing || box;
              failures_of := failures_of || box_failures;
            end if;
          end if;
        end if;
      end loop;
      foreach box in array boxes loop
        exit when cardinality(taken) >= most;
        share := least(per_mailbox, most - cardinality(taken), (most + cardinality(boxes) - 1) / cardinality(boxes));
        if box = any (failing) then
          -- One worker tries whether it works again: the others do not wait for it.
          perform 1 from ${names.mailbox} m
          where m.mailbox_id = box and m.paused_at is null and m.failures > 0 and not (${isOpen})
          for update skip locked;
          continue when not found;
          share := 1;
        end if;
        got := ${nos(isSoon("d"), "share")};
        if cardinality(got) < share then
          got := got || ${nos(isFar("d"), "share - cardinality(got)")};
        end if;
        if box = any (failing) and cardinality(got) > 0 then trials := trials || box; end if;
        taken := taken || got;
      end loop;
    end loop;
    if cardinality(taken) = 0 then return; end if;
    -- What this worker cannot open, it does not take.
    perform 1 from ${names.body} b where b.no = any (taken) and b.key_id is not null
      and not cast(keys as jsonb) ? b.key_id;
    if found then raise exception 'a key is missing' using errcode = 'UR003'; end if;
    if cardinality(trials) > 0 then
      update ${names.mailbox} m set retry_at = now_ms + cast(lease_ms as bigint) where m.mailbox_id = any (trials);
    end if;
    return query with claimed as (
      update ${names.delivery} d set state = 'sending', run_at = null, version = d.version + 1, fence = d.fence + 1,
        attempts = d.attempts + 1, lease_until = clock_timestamp() + lease_ms * interval '1 ms'
      where d.no = any (taken) returning d.*
    ), tries as (
      insert into ${names.attempt} (no, number, fence, started_at, outcome)
      select c.no, c.attempts, c.fence, now_ms, 'under-way' from claimed c
    ), steps as (
      insert into ${names.event} (no, at, state, reason) select c.no, now_ms, 'sending', 'send-began' from claimed c
    )
    select k.no, k.id, k.ods_code, k.caller_id, k.mailbox_id, k.created_at,
      k.message_bundle, k.message_header, k.document_bundle, k.composition, k.encounter,
      k.content_hash, k.content_version, k.address_key, k.patient_key, k.link_kind, k.link_delivery_id,
      c.version, c.fence, c.state, c.run_at, c.unknown_outcomes, c.failures,
      c.sent_at, c.due_at, c.practice_ods_code, c.waits_for, c.goes_as_first, c.fallback_from,
      c.fallback_at, c.fallback_failures, c.ended_at,
      c.attempts, coalesce(failures_of[array_position(failing, c.mailbox_id)], 0),
      c.attempts > 1 and exists (select from ${names.attempt} a where a.no = c.no and a.outcome <> 'not-done'
        and a.report_code is null),
      b.envelope, b.bytes, b.first_envelope, b.first_bytes, b.key_id, array_position(taken, c.no)
    from claimed c join ${names.delivery_key} k on k.no = c.no left join ${names.body} b on b.no = c.no;
  end`,
  );
}
