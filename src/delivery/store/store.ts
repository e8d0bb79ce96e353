import type { InboxItem } from "../../transport/transport.js";
import type { Instant } from "../../values/dates.js";
import type { Attention } from "../attention.js";
import type { DeliveryRecord } from "../record.js";
import type { DeliveryState } from "../states.js";

/** An item of the MESH inbox, stored before it is acknowledged to MESH (ME-08). Nothing that arrives is thrown away. */
export interface InboxEntry {
  /** The MESH message id of the item. */
  readonly messageId: string;
  readonly receivedAt: Instant;
  /** The delivery that it belongs to. Undefined where none was found. */
  readonly deliveryId: string | undefined;
  /** The item as it arrived, with its bytes. Holds patient data. */
  readonly item: InboxItem;
  /** What a person must do about an item that belongs to no delivery. */
  readonly attention: Attention | undefined;
}

/** A record to store, and the version that the store must still hold. */
export interface RecordChange {
  readonly record: DeliveryRecord;
  readonly expectedVersion: number;
}

/**
 * Stores deliveries and inbox items. Any number of senders may share one store: it accepts a change only to the version
 * that it holds, so two of them never overwrite each other. When a method resolves, its change is stored permanently.
 */
export interface DeliveryStore {
  /** Adds a record. @throws DeliveryError `already-there` where the id or the message's header id is stored already. */
  insert(record: DeliveryRecord): Promise<void>;
  /** Stores a change. Returns false, and stores nothing, where the store holds another version. */
  update(change: RecordChange): Promise<boolean>;
  /**
   * Stores an inbox item and the change that it makes to a record: both or neither. Returns false, and stores nothing,
   * where the record has another version. An item that is stored already stays as it is, and the result is true.
   */
  keepInboxItem(entry: InboxEntry, change?: RecordChange): Promise<boolean>;

  /** Finds a record by the delivery's own id. */
  findById(id: string): Promise<DeliveryRecord | undefined>;
  /** Finds a record by the id of the message's MessageHeader. */
  findByHeaderId(headerId: string): Promise<DeliveryRecord | undefined>;
  /** Finds a record by the identifier of the message bundle. */
  findByBundleIdentifier(identifier: string): Promise<DeliveryRecord | undefined>;
  /**
   * Lists records by SenderReference (`urn:uuid:` and the encounter's id). A message and its replacement may share one.
   */
  listBySenderReference(senderReference: string): Promise<readonly DeliveryRecord[]>;
  /** Finds a record by MESH's id of the message. */
  findByMeshMessageId(meshMessageId: string): Promise<DeliveryRecord | undefined>;
  /** Lists the records in one of these states, oldest first. */
  listByState(...states: readonly DeliveryState[]): Promise<readonly DeliveryRecord[]>;
  /** Lists the records whose `dueAt` is at or before this moment, oldest first. */
  listDue(now: Instant): Promise<readonly DeliveryRecord[]>;
  /** Lists the records that need a person, oldest first. */
  listAttention(): Promise<readonly DeliveryRecord[]>;

  /** Finds an inbox item by its MESH message id. */
  findInboxItem(messageId: string): Promise<InboxEntry | undefined>;
  /** Lists the inbox items that belong to no delivery, oldest first. */
  listUnmatched(): Promise<readonly InboxEntry[]>;

  /** Closes what the store holds open. */
  close(): Promise<void>;
}
