import type { Names } from "../names.js";

/**
 * Writes what a claim leaves to the next change of a delivery that is being sent: the row of its attempt, and the event
 * that it began. `which` says which deliveries `d`. Their lock keeps others from doing the same.
 */
export function writeBegun(names: Names, which: string): string {
  return `with begun as (
        select d.no, d.attempts, d.fence, d.claimed_at from ${names.delivery} d
        where ${which} and d.state = 'sending' and d.claimed_at is not null order by d.no for update of d
      ), tries as (
        insert into ${names.attempt} (no, number, fence, started_at, outcome)
        select b.no, b.attempts, b.fence, b.claimed_at, 'under-way' from begun b
        on conflict (no, number) do nothing returning no, started_at
      )
      insert into ${names.event} (no, at, state, reason)
      select t.no, t.started_at, 'sending', 'send-began' from tries t`;
}

/** Whether `delivery d` is being sent by an attempt that has no row yet: it is known by the delivery's own. */
export function isUnwritten(names: Names): string {
  return `d.state = 'sending' and d.claimed_at is not null
    and not exists (select from ${names.attempt} w where w.no = d.no and w.number = d.attempts)`;
}
