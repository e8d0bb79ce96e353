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

/** Stores what became of sends, and takes what is due: see `complete_and_claim`. */
export function stepStatement(names: Names): string {
  return `select * from ${names.at("complete_and_claim")}($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
}

/** `ask` undefined: nothing is claimed. */
export function stepValues(
  completions: readonly SendCompletion[],
  ask: SendAsk | undefined,
  lastMailbox: string,
  { keyIds }: Sealing,
): unknown[] {
  const { now, leaseMs, limit, perMailbox, except, longestPauseMs } = ask ?? noAsk;
  return [
    completionsJson(completions),
    whole(now),
    Math.round(leaseMs),
    limit,
    perMailbox,
    JSON.stringify(except.map(toText)),
    lastMailbox,
    Math.round(longestPauseMs),
    JSON.stringify(keyIds),
  ];
}

const noAsk: SendAsk = { now: 0, leaseMs: 0, limit: 0, perMailbox: 0, except: [], longestPauseMs: 0 };

/** What was claimed, oldest first within a mailbox. */
export function claimedSends(rows: readonly Cells[], sealing: Sealing): readonly ClaimedSend[] {
  return rows
    .filter(({ delivery }) => typeof delivery === "string")
    .sort((one, other) => number(one, "place") - number(other, "place"))
    .map((cells) => claimedSend(cells, sealing));
}

function claimedSend(cells: Cells, sealing: Sealing): ClaimedSend {
  const row = { ...jsonCells(cells, "identity"), ...jsonCells(cells, "delivery") };
  return {
    row: deliveryRow(row),
    body: unlessDamaged(() => envelopesOf({ ...cells, id: row["id"] }, sealing)),
    attempt: number(row, "attempts"),
    mayHaveArrived: cells["may_have_arrived"] === true,
    mailboxFailures: number(cells, "mailbox_failures"),
  };
}

function jsonCells(cells: Cells, name: string): Cells {
  return JSON.parse(String(cells[name])) as Cells;
}

function completionsJson(completions: readonly SendCompletion[]): string {
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

/** The places of those whose lease was held. */
export function heldPlaces([cells]: readonly Cells[]): ReadonlySet<string> {
  return new Set((cells && optionalText(cells, "done"))?.split(" "));
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
