import { millisecondsOf } from "../../values/dates.js";
import { DeliveryError } from "../delivery-error.js";
import type { DeliveryRecord } from "../record.js";
import type { DeliveryStore, InboxEntry, RecordChange } from "./store.js";

/** A store in memory, for tests and demonstrations. Its content is lost when the process ends. */
export function memoryStore(): DeliveryStore {
  const records = new Map<string, DeliveryRecord>();
  const inbox = new Map<string, InboxEntry>();

  function insert(record: DeliveryRecord): void {
    if (
      [...records.values()].some(({ id, ids }) => id === record.id || ids.messageHeader === record.ids.messageHeader)
    ) {
      throw new DeliveryError(
        "already-there",
        "This message is in the store already: follow its delivery instead of submitting it again.",
      );
    }
    records.set(record.id, record);
  }

  function replace({ record, expectedVersion }: RecordChange): boolean {
    if (records.get(record.id)?.version !== expectedVersion) return false;
    records.set(record.id, record);
    return true;
  }

  function keepInboxItem(entry: InboxEntry, change: RecordChange | undefined): boolean {
    if (inbox.has(entry.messageId)) return true;
    if (change !== undefined && !replace(change)) return false;
    inbox.set(entry.messageId, entry);
    return true;
  }

  const first = (fits: (record: DeliveryRecord) => boolean): DeliveryRecord | undefined =>
    [...records.values()].find(fits);
  const every = (fits: (record: DeliveryRecord) => boolean): DeliveryRecord[] => [...records.values()].filter(fits);

  return {
    insert: (record) =>
      later(() => {
        insert(record);
      }),
    update: (change) => later(() => replace(change)),
    keepInboxItem: (entry, change) => later(() => keepInboxItem(entry, change)),
    findById: (id) => later(() => records.get(id)),
    findByHeaderId: (headerId) => later(() => first(({ ids }) => ids.messageHeader === headerId)),
    findByBundleIdentifier: (identifier) => later(() => first(({ ids }) => ids.messageBundle === identifier)),
    listBySenderReference: (reference) => later(() => every(({ ids }) => `urn:uuid:${ids.encounter}` === reference)),
    findByMeshMessageId: (meshMessageId) => later(() => first((record) => record.meshMessageId === meshMessageId)),
    listByState: (...states) => later(() => every(({ state }) => states.includes(state))),
    listDue: (now) =>
      later(() => every(({ dueAt }) => dueAt !== undefined && millisecondsOf(dueAt) <= millisecondsOf(now))),
    listAttention: () => later(() => every(({ attention }) => attention !== undefined)),
    findInboxItem: (messageId) => later(() => inbox.get(messageId)),
    listUnmatched: () => later(() => [...inbox.values()].filter(({ deliveryId }) => deliveryId === undefined)),
    close: () => Promise.resolve(),
  };
}

/** Resolves in a later turn, as a database does. */
function later<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}
