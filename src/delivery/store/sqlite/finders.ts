import type { DeliveryRow } from "../rows.js";
import type { DeliveryFinders } from "../finders.js";
import type { DeliveryStore } from "../store.js";
import { readBody } from "./bodies.js";
import { attemptOf, deliveryOf, eventOf } from "./columns.js";
import { findStored } from "./deliveries.js";
import { findItem, listItemsLinkedTo, storedItems } from "./items.js";
import type { Bound, Session } from "./session.js";
import type { Transactions } from "./transactions.js";

type Finders = DeliveryFinders & Pick<DeliveryStore, "findItem" | "storedItems" | "listItemsLinkedTo">;

const encounterPrefix = "urn:uuid:";

/** Everything that looks rows up by a key. */
export function finders(read: Transactions["read"]): Finders {
  const many = (condition: string, ...values: readonly Bound[]): Promise<readonly DeliveryRow[]> =>
    read((session) => session.all(`select d.* from update_record_delivery d ${condition}`, ...values).map(deliveryOf));
  const one = async (condition: string, ...values: readonly Bound[]): Promise<DeliveryRow | undefined> =>
    (await many(`${condition} limit 1`, ...values))[0];
  /** Rows of another table that belong to a delivery. */
  const rowsOf = <T>(id: string, list: (session: Session, seq: number) => readonly T[]): Promise<readonly T[]> =>
    read((session) => {
      const stored = findStored(session, id);
      return stored === undefined ? [] : list(session, stored.seq);
    });
  return {
    findById: (id) => one("where id = ?", id),
    findByCallerId: (odsCode, callerId) => one("where caller_id = ? and ods_code = ?", callerId, odsCode),
    listByCallerId: (callerId) => many("where caller_id = ? order by seq", callerId),
    findByHeaderId: (headerId) => one("where header_id = ?", headerId),
    findByBundleIdentifier: (identifier) => one("where bundle_id = ?", identifier),
    listBySenderReference: async (reference) =>
      reference.startsWith(encounterPrefix)
        ? many("where encounter_id = ? order by seq", reference.slice(encounterPrefix.length))
        : [],
    findByMeshMessageId: (meshMessageId) =>
      one("join update_record_attempt a on a.delivery = d.seq where a.mesh_message_id = ?", meshMessageId),
    listByAddressKey: (addressKey) =>
      many(
        `where address_key = ? and exists (select 1 from update_record_attempt a
           where a.delivery = d.seq and a.outcome <> 'not-done' and a.mesh_message_id is null) order by seq`,
        addressKey,
      ),
    listLinkedTo: (deliveryId) => many("where link_id = ? order by seq", deliveryId),
    listWaitingFor: (deliveryId) => many("where waits_for = ? order by seq", deliveryId),
    listReleasable: (limit, after) =>
      many(
        `indexed by update_record_waits_for join update_record_delivery o on o.id = d.waits_for
         where d.waits_for is not null and d.state = 'queued' and o.state not in ('sending', 'outcome-unknown')
           and d.seq > ifnull((select seq from update_record_delivery where id = ?), 0)
         order by d.seq limit ?`,
        after?.id,
        limit,
      ),
    listDue: (now, limit, after) =>
      many(
        `where due_at <= ? and due_at >= ?
           and (due_at > ? or seq > ifnull((select seq from update_record_delivery where id = ?), 0))
         order by due_at, seq limit ?`,
        now,
        after?.dueAt ?? Number.MIN_SAFE_INTEGER,
        after?.dueAt ?? Number.MIN_SAFE_INTEGER,
        after?.id,
        limit,
      ),
    isSendUnderWay: (mailboxId, before) =>
      read(
        (session) =>
          session.get(
            `select 1 from update_record_delivery d indexed by update_record_sending
             join update_record_attempt a on a.delivery = d.seq
               and a.number = (select max(number) from update_record_attempt where delivery = d.seq)
             where d.state = 'sending' and d.mailbox_id = ? and a.started_at <= ? limit 1`,
            mailboxId,
            before,
          ) !== undefined,
      ),
    findBody: (deliveryId) =>
      read((session) => {
        const stored = findStored(session, deliveryId);
        return stored && readBody(session, stored.seq, deliveryId);
      }),
    listEvents: (deliveryId) =>
      rowsOf(deliveryId, (session, seq) =>
        session
          .all("select * from update_record_event where delivery = ? order by seq", seq)
          .map((row) => eventOf(deliveryId, row)),
      ),
    listAttempts: (deliveryId) =>
      rowsOf(deliveryId, (session, seq) =>
        session
          .all("select * from update_record_attempt where delivery = ? order by number", seq)
          .map((row) => attemptOf(deliveryId, row)),
      ),
    findItem: (mailboxId, messageId) => read((session) => findItem(session, mailboxId, messageId)),
    storedItems: (mailboxId, messageIds) => read((session) => storedItems(session, mailboxId, messageIds)),
    listItemsLinkedTo: (meshMessageId) => read((session) => listItemsLinkedTo(session, meshMessageId)),
  };
}
