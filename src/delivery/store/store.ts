import type { Instant } from "../../values/dates.js";
import type { DeliveryRecord } from "../record.js";
import type { DeliveryState } from "../states.js";
import type { InboxEntry } from "./inbox-entry.js";

/** A record as it is to be stored, and the version that must still be there. */
export interface RecordChange {
  readonly record: DeliveryRecord;
  readonly expectedVersion: number;
}

/**
 * Where deliveries are kept. Any number of senders may share one store: a change is taken only of the version that the
 * store
 * holds, so two of them never overwrite each other. Every method that resolves has stored for good.
 */
export interface DeliveryStore {
  /** @throws DeliveryError with reason `already-there` where the id or the message's header id is stored already. */
  insert(record: DeliveryRecord): Promise<void>;
  /** Stores the change; false, and nothing stored, where the store holds another version by now. */
  update(change: RecordChange): Promise<boolean>;
  /**
   * Keeps an item of the inbox and the change that it makes to a record: both or neither.
   * False, and nothing stored, where the record has another version by now. An item that is there already stays as it
   * is, and the result is true.
   */
  keepInboxItem(entry: InboxEntry, change?: RecordChange): Promise<boolean>;

  /** By the delivery's own id. */
  findById(id: string): Promise<DeliveryRecord | undefined>;
  /** By the id of the message's MessageHeader. */
  findByHeaderId(headerId: string): Promise<DeliveryRecord | undefined>;
  /** By the message bundle's identifier. */
  findByBundleIdentifier(identifier: string): Promise<DeliveryRecord | undefined>;
  /** By SenderReference (`urn:uuid:` and the encounter's id): a message and its replacement may share one. */
  listBySenderReference(senderReference: string): Promise<readonly DeliveryRecord[]>;
  /** By what MESH called the message. */
  findByMeshMessageId(meshMessageId: string): Promise<DeliveryRecord | undefined>;
  /** All in one of these states, oldest first. */
  listByState(...states: readonly DeliveryState[]): Promise<readonly DeliveryRecord[]>;
  /** All whose `dueAt` is this moment or earlier, oldest first. */
  listDue(now: Instant): Promise<readonly DeliveryRecord[]>;
  /** All that wait for a person, oldest first. */
  listAttention(): Promise<readonly DeliveryRecord[]>;

  /** By what MESH called the item. */
  findInboxItem(messageId: string): Promise<InboxEntry | undefined>;
  /** All items that fit no delivery, oldest first. */
  listUnmatched(): Promise<readonly InboxEntry[]>;

  /** Releases what the store holds open. */
  close(): Promise<void>;
}
