import { DeliveryError } from "../delivery-error.js";
import type { DeliveryRecord } from "../record.js";
import type { InboxEntry } from "./inbox-entry.js";
import type { DeliveryStore, RecordChange } from "./store.js";

/** A store in memory, for tests and demonstrations: what it holds is gone with the process. */
export function memoryStore(): DeliveryStore {
  const records = new Map<string, DeliveryRecord>();
  const inbox = new Map<string, InboxEntry>();

  const all = (): DeliveryRecord[] => [...records.values()];

  function replace(change: RecordChange): boolean {
    const { record, expectedVersion } = change;
    if (records.get(record.id)?.version !== expectedVersion) return false;
    records.set(record.id, record);
    return true;
  }

  return {
    insert: async (record) => {
      if (all().some(({ id, ids }) => id === record.id || ids.messageHeader === record.ids.messageHeader)) {
        throw new DeliveryError("already-there", "This message is in the store already: follow the delivery that it belongs to.");
      }
      records.set(record.id, record);
    },
    update: async (change) => replace(change),
    keepInboxItem: async (entry, change) => {
      if (inbox.has(entry.messageId)) return true;
      if (change !== undefined && !replace(change)) return false;
      inbox.set(entry.messageId, entry);
      return true;
    },
    findById: async (id) => records.get(id),
    findByHeaderId: async (headerId) => all().find(({ ids }) => ids.messageHeader === headerId),
    findByBundleIdentifier: async (identifier) => all().find(({ ids }) => ids.messageBundle === identifier),
    listBySenderReference: async (senderReference) => all().filter(({ ids }) => `urn:uuid:${ids.encounter}` === senderReference),
    findByMeshMessageId: async (meshMessageId) => all().find((record) => record.meshMessageId === meshMessageId),
    listByState: async (...states) => all().filter(({ state }) => states.includes(state)),
    listAttention: async () => all().filter(({ attention }) => attention !== undefined),
    findInboxItem: async (messageId) => inbox.get(messageId),
    listUnmatched: async () => [...inbox.values()].filter(({ deliveryId }) => deliveryId === undefined),
    close: async () => undefined,
  };
}
