import type { DeliveryState } from "../../states.js";
import type { AttemptOutcome, AttemptRow, DeliveryRow, NewEvent } from "../rows.js";
import type { DeliveryFinders } from "../finders.js";
import type { DeliveryStore } from "../store.js";
import type { Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { bodyOf } from "./bodies.js";
import { number, optionalNumber, optionalText, text, whole } from "./cells.js";
import type { Cells } from "./client.js";
import type { Database } from "./database.js";
import { deliveryRow, rowColumns, selectRows } from "./delivery-rows.js";
import { knownState } from "./known-state.js";
import { quoteText, type Names } from "./names.js";
import { pageOf } from "./pages.js";
import { isUnwritten } from "./schema/begun.js";

type Finders = DeliveryFinders & Pick<DeliveryStore, "listStaleSends" | "list">;

const encounterPrefix = "urn:uuid:";

/** Everything that looks deliveries up. */
export function finders(database: Database, names: Names, sealing: Sealing): Finders {
  const select = selectRows(names);
  const many = async (tail: string, values: readonly unknown[]): Promise<readonly DeliveryRow[]> =>
    (await database.rows(`${select} ${tail}`, values)).map(deliveryRow);
  const one = async (condition: string, ...keys: readonly string[]): Promise<DeliveryRow | undefined> =>
    (await many(`where ${condition} order by k.no limit 1`, keys.map(toText)))[0];
  const withKey = (condition: string, key: string): Promise<readonly DeliveryRow[]> =>
    many(`where ${condition} order by k.no`, [toText(key)]);

  return {
    findById: (id) => one("k.id = $1", id),
    findByCallerId: (odsCode, callerId) => one("k.ods_code = $1 and k.caller_id = $2", odsCode, callerId),
    listByCallerId: (callerId) => withKey("k.caller_id = $1", callerId),
    findByHeaderId: (headerId) => one("k.message_header = $1", headerId),
    findByBundleIdentifier: (identifier) => one("k.message_bundle = $1", identifier),
    listBySenderReference: async (reference) =>
      reference.startsWith(encounterPrefix) ? withKey("k.encounter = $1", reference.slice(encounterPrefix.length)) : [],
    findByMeshMessageId: (meshMessageId) =>
      one(`k.no in (select a.no from ${names.attempt} a where a.mesh_message_id = $1)`, meshMessageId),
    // Attempts without an id are few, so they are what is searched.
    listByAddressKey: (addressKey) =>
      withKey(
        `k.address_key = $1 and k.no in (
          select a.no from ${names.attempt} a where a.mesh_message_id is null and a.outcome <> 'not-done'
          union all select d.no from ${names.delivery} d where ${isUnwritten(names)})`,
        addressKey,
      ),
    listLinkedTo: (deliveryId) => withKey("k.link_delivery_id = $1", deliveryId),
    listWaitingFor: (deliveryId) => withKey("d.waits_for = $1", deliveryId),
    listReleasable: (limit, after) =>
      many(
        `join ${names.delivery_key} ok on ok.id = d.waits_for join ${names.delivery} o on o.no = ok.no
          where d.waits_for is not null and d.state = 'queued' and o.state not in ('sending', 'outcome-unknown')
            and k.no > coalesce((select a.no from ${names.delivery_key} a where a.id = $2), 0)
          order by k.no limit $1`,
        [limit, after === undefined ? null : toText(after.id)],
      ),
    listDue: (now, limit, after) =>
      many(
        `where d.due_at is not null and d.due_at <= cast($1 as bigint) and d.due_at >= cast($3 as bigint)
            and (d.due_at > cast($3 as bigint)
              or d.no > coalesce((select a.no from ${names.delivery_key} a where a.id = $4), 0))
          order by d.due_at, d.no limit $2`,
        [
          whole(now),
          limit,
          whole(after?.dueAt ?? Number.MIN_SAFE_INTEGER),
          after === undefined ? null : toText(after.id),
        ],
      ),
    listStaleSends: (limit) =>
      many(
        `where d.state = 'sending' and (d.lease_until is null or d.lease_until <= clock_timestamp())
          order by d.lease_until nulls first limit $1`,
        [limit],
      ),
    isSendUnderWay: async (mailboxId, before) => {
      const rows = await database.rows(
        `select 1 from ${names.delivery} d
          where d.state = 'sending' and d.mailbox_id = $1 and d.claimed_at <= cast($2 as bigint) limit 1`,
        [toText(mailboxId), whole(before)],
      );
      return rows.length > 0;
    },
    list: ({ states, mailboxId, odsCode, practiceOdsCode, from, to }, page) =>
      pageOf(
        database,
        `select k.no as seq, ${rowColumns} from ${names.delivery_key} k join ${names.delivery} d on d.no = k.no`,
        "d.no",
        [
          mailboxId === undefined ? undefined : ["d.mailbox_id = ?", toText(mailboxId)],
          odsCode === undefined ? undefined : ["k.ods_code = ?", toText(odsCode)],
          practiceOdsCode === undefined ? undefined : ["d.practice_ods_code = ?", toText(practiceOdsCode)],
          from === undefined ? undefined : ["k.created_at >= cast(? as bigint)", whole(from)],
          // What lies before does not have to be read. The sum keeps the planner from reading that to find the least.
          from === undefined
            ? undefined
            : [
                `d.no >= (select min(f.no + 0) from ${names.delivery_key} f where f.created_at >= cast(? as bigint))`,
                whole(from),
              ],
          to === undefined ? undefined : ["k.created_at < cast(? as bigint)", whole(to)],
        ],
        page,
        deliveryRow,
        // Each state by itself is read from an index in the order of the page.
        states && [...new Set(states)].map((state) => `d.state = ${quoteText(knownState(state))}`),
      ),
    findBody: async (deliveryId) => {
      const rows = await database.rows(
        `select b.*, k.id from ${names.delivery_key} k join ${names.body} b on b.no = k.no where k.id = $1`,
        [toText(deliveryId)],
      );
      return rows.map((cells) => bodyOf(cells, sealing))[0];
    },
    listEvents: async (deliveryId) => {
      const rows = await database.rows(
        `select k.id, e.seq, e.at, e.state, e.reason, e.person
          from ${names.delivery_key} k join ${names.event} e on e.no = k.no where k.id = $1
          union all select k.id, null, d.claimed_at, d.state, 'send-began', null
          from ${names.delivery_key} k join ${names.delivery} d on d.no = k.no
          where k.id = $1 and ${isUnwritten(names)}
          order by seq nulls last`,
        [toText(deliveryId)],
      );
      return rows.map(eventRow);
    },
    listAttempts: async (deliveryId) => {
      const rows = await database.rows(
        `select k.id, a.number, a.fence, a.started_at, a.ended_at, a.outcome, a.reason, a.mesh_message_id, a.report_code
          from ${names.delivery_key} k join ${names.attempt} a on a.no = k.no where k.id = $1
          union all select k.id, d.attempts, d.fence, d.claimed_at, null, 'under-way', null, null, null
          from ${names.delivery_key} k join ${names.delivery} d on d.no = k.no
          where k.id = $1 and ${isUnwritten(names)}
          order by number`,
        [toText(deliveryId)],
      );
      return rows.map(attemptRow);
    },
  };
}

function eventRow(cells: Cells): NewEvent {
  return {
    deliveryId: text(cells, "id"),
    at: number(cells, "at"),
    state: text(cells, "state") as DeliveryState,
    reason: text(cells, "reason"),
    by: optionalText(cells, "person"),
  };
}

function attemptRow(cells: Cells): AttemptRow {
  return {
    deliveryId: text(cells, "id"),
    number: number(cells, "number"),
    fence: number(cells, "fence"),
    startedAt: number(cells, "started_at"),
    endedAt: optionalNumber(cells, "ended_at"),
    outcome: text(cells, "outcome") as AttemptOutcome,
    reason: optionalText(cells, "reason"),
    meshMessageId: optionalText(cells, "mesh_message_id"),
    reportCode: optionalText(cells, "report_code"),
  };
}
