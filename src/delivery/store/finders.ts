import type { AttemptRow, DeliveryBody, DeliveryRow, Millis, NewEvent } from "./rows.js";

/** How a store finds deliveries, and what belongs to them, by a key. */
export interface DeliveryFinders {
  /** By the delivery's own id. */
  findById(id: string): Promise<DeliveryRow | undefined>;
  /** By the caller's id, which is unique for each ODS code. */
  findByCallerId(odsCode: string, callerId: string): Promise<DeliveryRow | undefined>;
  /** By the caller's id alone: several senders may use the same one. */
  listByCallerId(callerId: string): Promise<readonly DeliveryRow[]>;
  /** By the id of the message's header. */
  findByHeaderId(headerId: string): Promise<DeliveryRow | undefined>;
  /** By the identifier of the message's bundle. */
  findByBundleIdentifier(identifier: string): Promise<DeliveryRow | undefined>;
  /** By `urn:uuid:` and the encounter's id. A message and its replacement may share one. */
  listBySenderReference(senderReference: string): Promise<readonly DeliveryRow[]>;
  /** By any MESH id that an attempt ever got. */
  findByMeshMessageId(meshMessageId: string): Promise<DeliveryRow | undefined>;
  /** By the key of address and subject, those with an attempt that has no MESH id and may have arrived. */
  listByAddressKey(addressKey: string): Promise<readonly DeliveryRow[]>;
  /** Deliveries that came out of this one, oldest first. */
  listLinkedTo(deliveryId: string): Promise<readonly DeliveryRow[]>;
  /** Replacements that wait for this delivery. */
  listWaitingFor(deliveryId: string): Promise<readonly DeliveryRow[]>;
  /**
   * Replacements whose original is neither `sending` nor `outcome-unknown` any more, oldest first. `after`: the last
   * one of the page before, as it was.
   */
  listReleasable(limit: number, after?: DeliveryRow): Promise<readonly DeliveryRow[]>;
  /** Whose `dueAt` is at or before this, the longest due first. `after`: the last one of the page before, as it was. */
  listDue(now: Millis, limit: number, after?: DeliveryRow): Promise<readonly DeliveryRow[]>;
  /** Whether a send of this mailbox began before this and is still under way: its MESH id may become known. */
  isSendUnderWay(mailboxId: string, before: Millis): Promise<boolean>;
  /** The exact bytes that are sent, and what they were made of. */
  findBody(deliveryId: string): Promise<DeliveryBody | undefined>;
  /** The audit of a delivery, oldest first. */
  listEvents(deliveryId: string): Promise<readonly NewEvent[]>;
  /** The sends of a delivery, oldest first. */
  listAttempts(deliveryId: string): Promise<readonly AttemptRow[]>;
}
