import { assignmentsOf, factAssignments } from "../delivery-rows.js";
import type { Names } from "../names.js";
import { claimTaken, closeTrials, search, searchVariables } from "./claim-sends.js";
import { completing, completingVariables } from "./complete-sends.js";
import { createFunction, requireDurable } from "./function.js";

/**
 * Stores what became of sends, and then takes what is due, in one transaction: a worker whose sends have ended asks for
 * the next ones. Either may be empty: no completions, or `most` 0. Each row has the places of the completions whose
 * lease was still held, and there is one row at least.
 *
 * Rows of tables are answered whole, as JSON: a list of fifty columns takes PostgreSQL longer to set up than the work.
 */
export function completeAndClaim(names: Names): readonly string[] {
  return [
    createFunction(
      names.at("refuse_key"),
      "() returns boolean",
      "begin raise exception 'a key is missing' using errcode = 'UR003'; end",
    ),
    createFunction(
      names.at("may_have_arrived"),
      "(its_no bigint, before int) returns boolean",
      `begin
    return before > (select count(*) from ${names.attempt} a
      where a.no = its_no and (a.outcome = 'not-done' or a.report_code is not null));
  end`,
    ),
    createFunction(
      names.at("complete_and_claim"),
      `(completions text, now_ms bigint, lease_ms double precision, most int, per_mailbox int, leave_out text,
      last_mailbox text, longest_pause_ms bigint, keys text)
    returns table (done text, delivery text, identity text, place int, mailbox_failures int, may_have_arrived boolean,
      envelope bytea, bytes bytea, first_envelope bytea, first_bytes bytea, key_id text)`,
      `declare
    ${completingVariables}
    ${searchVariables}
  begin
    ${requireDurable}
    ${completing(names, endingOf(names))}
    ${search(names)}
    if cardinality(taken) = 0 then
      done := held;
      return next;
      return;
    end if;
    ${closeTrials(names)}
    -- What this worker cannot open, it does not take.
    return query with claimed as (
      ${claimTaken(names)} returning d.no, d.mailbox_id, d.attempts, d
    )
    select held, cast(row_to_json(c.d) as text), cast(row_to_json(k) as text), array_position(taken, c.no),
      coalesce(failures_of[array_position(failing, c.mailbox_id)], 0),
      c.attempts > 1 and ${names.at("may_have_arrived")}(c.no, c.attempts - 1),
      b.envelope, b.bytes, b.first_envelope, b.first_bytes, b.key_id
    from claimed c join ${names.delivery_key} k on k.no = c.no left join ${names.body} b on b.no = c.no
    where b.key_id is null or cast(keys as jsonb) ? b.key_id or ${names.at("refuse_key")}();
  end`,
    ),
  ];
}

/** What the end of a send says of nearly every delivery. */
const usualFacts = ["state", "runAt", "unknownOutcomes", "failures", "sentAt", "dueAt", "endedAt"] as const;

/** The fewer columns a statement sets, and the fewer tables it has, the less there is to set up. */
function endingOf(names: Names): string {
  const setting = (assignments: string): string =>
    `update ${names.delivery} d set version = d.version + 1, ${assignments}
        where d.no = its_no and d.state = 'sending' and d.fence = cast(given -> 'fence' as int)
          and d.attempts = its_number
        returning d.claimed_at into began;`;
  return `select k.no into its_no from ${names.delivery_key} k where k.id = given ->> 'id';
      if facts - array['${usualFacts.join("', '")}'] = '{}' then
        ${setting(assignmentsOf("facts", usualFacts).join(", "))}
      else
        ${setting(factAssignments("facts"))}
      end if;`;
}
