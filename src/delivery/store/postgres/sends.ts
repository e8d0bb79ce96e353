import type { ClaimedSend, Lease, SendAsk, SendCompletion } from "../store.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { unlessDamaged } from "../unless-damaged.js";
import { attentionJson } from "./attention-rows.js";
import { envelopesOf } from "./bodies.js";
import { number, optionalText, orNull, whole } from "./cells.js";
import type { Cells } from "./client.js";
import { isDurable } from "./database.js";
import { deliveryRow, factsJson } from "./delivery-rows.js";
import { eventJson } from "./events.js";
import type { Names } from "./names.js";

/** Takes what is due: see `claim_sends`. */
export function claimStatement(names: Names): string {
  return `select * from ${names.at("claim_sends")}($1, $2, $3, $4, $5, $6, $7, $8)`;
}

export function claimValues(ask: SendAsk, lastMailbox: string, { keyIds }: Sealing): unknown[] {
  const { now, leaseMs, limit, perMailbox, except, longestPauseMs } = ask;
  const left = JSON.stringify(except.map(toText));
  return [
    whole(now),
    Math.round(leaseMs),
    limit,
    perMailbox,
    left,
    lastMailbox,
    Math.round(longestPauseMs),
    JSON.stringify(keyIds),
  ];
}

/** What was claimed, oldest first within a mailbox. */
export function claimedSends(rows: readonly Cells[], sealing: Sealing): readonly ClaimedSend[] {
  return rows
    .filter(({ delivery }) => typeof delivery === "string")
    .map((bodies) => ({ ...(JSON.parse(String(bodies["delivery"])) as Cells), bodies }))
    .sort((one, other) => number(one, "place") - number(other, "place"))
    .map((cells) => claimedSend(cells, cells.bodies, sealing));
}

function claimedSend(cells: Cells, bodies: Cells, sealing: Sealing): ClaimedSend {
  return {
    row: deliveryRow(cells),
    body: unlessDamaged(() => envelopesOf({ ...bodies, id: cells["id"] }, sealing)),
    attempt: number(cells, "attempts"),
    mayHaveArrived: cells["may_have_arrived"] === true,
    mailboxFailures: number(cells, "mailbox_failures"),
  };
}

/** Stores what became of sends: see `complete_sends`. */
export function completeStatement(names: Names): string {
  return `select ${names.at("complete_sends")}($1) as held`;
}

export function completeValue(completions: readonly SendCompletion[]): string {
  return JSON.stringify(
    completions.map(({ deliveryId, fence, attempt, set, event, open }) => ({
      id: toText(deliveryId),
      fence,
      number: attempt.number,
      ended_at: whole(attempt.endedAt),
      outcome: attempt.outcome,
      reason: orNull(attempt.reason),
      mesh_message_id: orNull(attempt.meshMessageId),
      facts: factsJson(set),
      event: eventJson(event, 0),
      attentions: open.map(attentionJson),
    })),
  );
}

/**
 * Both in one transaction. Parameters 1 to 8 are the claim's, 9 is the completions. Where nothing is claimed there is
 * one row all the same. The claim needs a value of the completions, so it comes after them.
 */
export function completeAndClaimStatement(names: Names): string {
  return `with done as materialized (select ${names.at("complete_sends")}($9) as held)
    select done.held, claimed.* from done left join lateral
    ${names.at("claim_sends")}($1, $2, $3, $4, $5, left(done.held, 0) || $6, $7, $8) as claimed on true`;
}

/** The places of those whose lease was held. */
export function heldPlaces([cells]: readonly Cells[]): ReadonlySet<string> {
  return new Set((cells && optionalText(cells, "held"))?.split(" "));
}

/** Makes leases (parameter 1) last for so many milliseconds from now (2). */
export function renewStatement(names: Names): string {
  return `with held as (
      update ${names.delivery} d set lease_until = clock_timestamp() + cast($2 as double precision) * interval '1 ms'
      from ${leaseInput} join ${names.delivery_key} k on k.id = i.id
      where d.no = k.no and d.state = 'sending' and d.fence = i.fence and ${isDurable}
      returning k.id, d.fence
    )
    select h.id, h.fence, ${isDurable} as durable from (values (1)) as one left join held h on true`;
}

/** Leases as parameter 1. */
export const leaseInput = "jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as i(id text, fence int)";

export function leasesValue(leases: readonly Lease[]): string {
  return JSON.stringify(leases.map(({ id, fence }) => ({ id: toText(id), fence })));
}
