import { rowColumns } from "../delivery-rows.js";
import type { Names } from "../names.js";
import { createFunction, requireDurable } from "./function.js";

/** What waits to be sent: as its index says it. */
const waiting = (row: string): string => `${row}.state in ('queued', 'outcome-unknown') and ${row}.run_at is not null`;
const isSoon = (row: string): string => `${row}.run_at <= now_ms`;
/** Further away than any pause: the clock was set back. */
const isFar = (row: string): string => `${row}.run_at > now_ms + longest_pause_ms`;

/** What `search` and what follows it need. */
export const searchVariables = `
    box text; here text := last_mailbox; is_second_round boolean := false; is_over boolean := false;
    boxes text[]; failing text[] := '{}'; failures_of int[] := '{}'; trials text[] := '{}';
    taken bigint[] := '{}'; got bigint[]; share int;
    is_served boolean; has_due boolean; box_failures int; left_out text[] := '{}';`;

/**
 * Finds what is due, and locks it: `taken`. Mailboxes are found by hopping from one to the next in the index of what
 * waits, beginning after the last one that was served: so rows of a paused mailbox are never read, and each has its
 * turn.
 */
export function search(names: Names): string {
  const isOpen = "(m.failures > 0 and m.retry_at > now_ms and m.retry_at <= now_ms + longest_pause_ms) is true";
  const nos = (condition: string, most: string): string =>
    `array(
          select d.no from ${names.delivery} d where ${waiting("d")} and d.mailbox_id = box and ${condition}
          order by d.run_at limit ${most} for update skip locked
        )`;
  return `if leave_out <> '[]' then
      left_out := array(select jsonb_array_elements_text(cast(leave_out as jsonb)));
    end if;
    while most > 0 and not is_over and cardinality(taken) = 0 loop
      boxes := '{}';
      while not is_over and cardinality(boxes) < most loop
        -- The first of a mailbox is the one that is due first.
        select d.mailbox_id, m.failures, m.paused_at is null and not (${isOpen}), ${isSoon("d")}
        into box, box_failures, is_served, has_due from (
          select d.mailbox_id, d.run_at from ${names.delivery} d where ${waiting("d")} and d.mailbox_id > here
          order by d.mailbox_id, d.run_at limit 1
        ) d join ${names.mailbox} m on m.mailbox_id = d.mailbox_id;
        if box is null then
          is_over := is_second_round; is_second_round := true; here := '';
        elsif is_second_round and box > last_mailbox then
          is_over := true;
        else
          here := box;
          if is_served and not has_due then
            has_due := exists (select from ${names.delivery} l where ${waiting("l")} and l.mailbox_id = box
              and ${isFar("l")});
          end if;
          if is_served and has_due and box <> all (left_out) then
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
    end loop;`;
}

/** One worker alone tries whether a failing mailbox works again: the others wait for as long as its lease. */
export function closeTrials(names: Names): string {
  return `if cardinality(trials) > 0 then
      update ${names.mailbox} m set retry_at = now_ms + cast(lease_ms as bigint) where m.mailbox_id = any (trials);
    end if;`;
}

/** Writes the claim of what was taken. What to return of `d` follows. */
export function claimTaken(names: Names): string {
  return `update ${names.delivery} d set state = 'sending', run_at = null, version = d.version + 1, fence = d.fence + 1,
        attempts = d.attempts + 1, claimed_at = now_ms,
        lease_until = clock_timestamp() + lease_ms * interval '1 ms'
      where d.no = any (taken)`;
}

/** Takes what is due. A row is answered as JSON: the same as columns takes PostgreSQL and the driver longer. */
export function claimSends(names: Names): string {
  return createFunction(
    names.at("claim_sends"),
    `(now_ms bigint, lease_ms double precision, most int, per_mailbox int, leave_out text, last_mailbox text,
      longest_pause_ms bigint, keys text)
    returns table (delivery text, envelope bytea, bytes bytea, first_envelope bytea, first_bytes bytea,
      key_id text)`,
    `declare
    ${searchVariables}
  begin
    ${requireDurable}
    ${search(names)}
    if cardinality(taken) = 0 then return; end if;
    -- What this worker cannot open, it does not take.
    perform 1 from ${names.body} b where b.no = any (taken) and b.key_id is not null
      and not cast(keys as jsonb) ? b.key_id;
    if found then raise exception 'a key is missing' using errcode = 'UR003'; end if;
    ${closeTrials(names)}
    return query with claimed as (
      ${claimTaken(names)} returning d.*
    )
    select cast(row_to_json(r) as text), b.envelope, b.bytes, b.first_envelope, b.first_bytes, b.key_id
    from claimed d join ${names.delivery_key} k on k.no = d.no left join ${names.body} b on b.no = d.no
    cross join lateral (select ${rowColumns}, d.attempts, array_position(taken, d.no) as place,
      coalesce(failures_of[array_position(failing, d.mailbox_id)], 0) as mailbox_failures,
      d.attempts > 1 and d.attempts - 1 > (select count(*) from ${names.attempt} a
        where a.no = d.no and (a.outcome = 'not-done' or a.report_code is not null)) as may_have_arrived) r;
  end`,
  );
}
