import type { InboxItem } from "../../../transport/transport.js";
import type { ItemRow, ItemState, ItemSummary } from "../rows.js";
import type { DeliveryStore } from "../store.js";
import type { Place, Sealing } from "../sealing/sealing.js";
import { toText } from "../storable-text.js";
import { unlessDamaged } from "../unless-damaged.js";
import { bytes, isEmpty, jsonBytes, jsonOf, number, optionalText, orNull, text, whole } from "./cells.js";
import type { Cells } from "./client.js";
import { isDurable, type Database } from "./database.js";
import { quoteText, type Names } from "./names.js";
import { pageOf } from "./pages.js";

type Items = Pick<
  DeliveryStore,
  "storedItems" | "keepItem" | "noteItemFailure" | "listItems" | "findItem" | "listItemsLinkedTo"
>;

/** What `itemSummary` reads. Contents may be many megabytes each, and need a key. */
export const summaryColumns: string =
  "seq, mailbox_id, message_id, received_at, state, delivery_id, linked_message_id, failures, candidates";

const itemColumns = `${summaryColumns}, item, bytes, key_id`;

export function items(database: Database, names: Names, sealing: Sealing): Items {
  const shown = (cells: Cells): ItemRow => itemRow(cells, sealing);
  return {
    storedItems: async (mailboxId, messageIds) => {
      const rows = await database.rows(
        `select message_id from ${names.inbox} where mailbox_id = $1 and state <> 'failing'
          and message_id in (select jsonb_array_elements_text(cast(cast($2 as text) as jsonb)))`,
        [toText(mailboxId), JSON.stringify(messageIds.map(toText))],
      );
      const stored = new Set(rows.map((cells) => text(cells, "message_id")));
      return messageIds.filter((id) => stored.has(id));
    },
    keepItem: async (mailboxId, item, receivedAt, patientKeys = []) => {
      const { body, ...headers } = item as InboxItem & { readonly body?: Uint8Array };
      const place = placesOf(mailboxId, item.messageId);
      const linked = item.type === "report" ? item.linkedMessageId : undefined;
      const rows = await database.write(
        `with kept as (
          insert into ${names.inbox} as x (mailbox_id, message_id, received_at, state, item, bytes, linked_message_id,
            key_id)
          select cast($1 as text), cast($2 as text), cast($3 as bigint), 'pending',
            cast($4 as bytea), cast($5 as bytea), cast($6 as text), cast($7 as text)
          where ${isDurable}
          on conflict (mailbox_id, message_id) do update set received_at = excluded.received_at, state = 'pending',
            item = excluded.item, bytes = excluded.bytes, linked_message_id = excluded.linked_message_id,
            key_id = excluded.key_id
          where x.state = 'failing'
          returning x.seq
        ), named as (
          insert into ${names.item_patient} (patient_key, inbox)
          select p.patient_key, kept.seq from kept
          cross join (select distinct jsonb_array_elements_text(cast(cast($8 as text) as jsonb)) as patient_key) p
        ) select (select count(*) from kept) as count, ${isDurable} as durable`,
        [
          toText(mailboxId),
          toText(item.messageId),
          whole(receivedAt),
          sealing.seal(place("item"), jsonBytes(headers)),
          body === undefined ? null : sealing.seal(place("bytes"), body),
          orNull(linked),
          sealing.keyId ?? null,
          JSON.stringify(patientKeys),
        ],
      );
      return rows.some((cells) => number(cells, "count") === 1);
    },
    noteItemFailure: async (mailboxId, messageId, at) => {
      const rows = await database.write(
        `with noted as (
          insert into ${names.inbox} as x (mailbox_id, message_id, received_at, state, failures)
          select cast($1 as text), cast($2 as text), cast($3 as bigint), 'failing', 1 where ${isDurable}
          on conflict (mailbox_id, message_id) do update
          set failures = x.failures + 1
          returning x.failures
        ) select (select failures from noted) as failures, ${isDurable} as durable`,
        [toText(mailboxId), toText(messageId), whole(at)],
      );
      return rows[0] === undefined ? 0 : number(rows[0], "failures");
    },
    listItems: ({ states, mailboxId }, page) =>
      pageOf(
        database,
        `select ${summaryColumns} from ${names.inbox}`,
        "seq",
        [mailboxId === undefined ? undefined : ["mailbox_id = ?", toText(mailboxId)]],
        page,
        itemSummary,
        // Each state by itself is read from an index in the order of the page.
        [...new Set(states)].map((state) => `state = ${quoteText(state)}`),
      ),
    findItem: async (mailboxId, messageId) => {
      const rows = await database.rows(
        `select ${itemColumns} from ${names.inbox} where mailbox_id = $1 and message_id = $2`,
        [toText(mailboxId), toText(messageId)],
      );
      return rows.map(shown)[0];
    },
    listItemsLinkedTo: async (meshMessageId) => {
      const rows = await database.rows(
        `select ${itemColumns} from ${names.inbox} where linked_message_id = $1 and state in ('pending', 'unmatched')
          order by seq`,
        [toText(meshMessageId)],
      );
      return rows.map(shown);
    },
  };
}

export function itemSummary(cells: Cells): ItemSummary {
  return {
    mailboxId: text(cells, "mailbox_id"),
    messageId: text(cells, "message_id"),
    receivedAt: number(cells, "received_at"),
    state: text(cells, "state") as ItemState,
    deliveryId: optionalText(cells, "delivery_id"),
    linkedMessageId: optionalText(cells, "linked_message_id"),
    failures: number(cells, "failures"),
    candidates: JSON.parse(optionalText(cells, "candidates") ?? "[]") as readonly string[],
  };
}

/** @throws StoreError `key-missing` */
function itemRow(cells: Cells, sealing: Sealing): ItemRow {
  // One damaged item must not hold up the others.
  const item = isEmpty(cells["item"]) ? undefined : unlessDamaged(() => inboxItem(cells, sealing));
  return { ...itemSummary(cells), item };
}

function placesOf(mailboxId: string, messageId: string): (column: string) => Place {
  const row = JSON.stringify([mailboxId, messageId]);
  return (column) => ({ table: "inbox", row, column });
}

function inboxItem(cells: Cells, sealing: Sealing): InboxItem {
  const place = placesOf(text(cells, "mailbox_id"), text(cells, "message_id"));
  const open = (column: string): Uint8Array =>
    sealing.open(place(column), optionalText(cells, "key_id"), bytes(cells, column));
  const headers = jsonOf(open("item")) as InboxItem;
  if (headers.type === "message") return { ...headers, body: open("bytes") };
  // JSON leaves out what is undefined.
  return { ...headers, linkedMessageId: headers.linkedMessageId, statusTimestamp: headers.statusTimestamp };
}
