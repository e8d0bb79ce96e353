import { givenObject, givenText } from "../../values/given.js";
import type { DeliveryContext } from "../delivery-context.js";
import { isPurged, purgedError } from "../purged.js";
import type { Delivery } from "../delivery.js";
import type { Page } from "../store/store.js";
import { attentionOf } from "./attention.js";
import { attentionFilterOf, filterOf, itemFilterOf, pageOf } from "./queries.js";
import { summaryOf } from "./items.js";
import { attemptOf, eventOf, recordOf } from "./record.js";

/** What shows deliveries, and changes nothing. */
export type Showing = Pick<
  Delivery,
  "find" | "status" | "list" | "events" | "attempts" | "message" | "attention" | "inbox" | "inboxItem" | "mailboxes"
>;

export function showing({ store }: DeliveryContext): Showing {
  return {
    async find(key) {
      givenObject(key, "key");
      givenText(key.odsCode, "odsCode");
      givenText(key.id, "id");
      const row = await store.findByCallerId(key.odsCode, key.id);
      return row && recordOf(row);
    },
    async status(id) {
      givenText(id, "id");
      const row = await store.findById(id);
      return row && recordOf(row);
    },
    list: async (query = {}, page) => mapped(await store.list(filterOf(query), pageOf(page)), recordOf),
    async events(id) {
      givenText(id, "id");
      return (await store.listEvents(id)).map(eventOf);
    },
    async attempts(id) {
      givenText(id, "id");
      return (await store.listAttempts(id)).map(attemptOf);
    },
    async message(id) {
      givenText(id, "id");
      const body = await store.findBody(id);
      const row = body === undefined ? await store.findById(id) : undefined;
      if (row !== undefined && isPurged(row)) throw purgedError(row);
      return body;
    },
    attention: async (query = {}, page) =>
      mapped(await store.listAttention(attentionFilterOf(query), pageOf(page)), attentionOf),
    inbox: async (query = {}, page) => mapped(await store.listItems(itemFilterOf(query), pageOf(page)), summaryOf),
    async inboxItem(mailboxId, messageId) {
      givenText(mailboxId, "mailboxId");
      givenText(messageId, "messageId");
      return (await store.findItem(mailboxId, messageId))?.item;
    },
    mailboxes: () => store.listMailboxes(),
  };
}

function mapped<Row, Shown>({ items, next }: Page<Row>, show: (row: Row) => Shown): Page<Shown> {
  return { items: items.map(show), next };
}
