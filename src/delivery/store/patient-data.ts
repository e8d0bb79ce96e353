import type { DeliveryRow, ItemSummary, Millis } from "./rows.js";

/** The note of a person that was deleted. */
export const purgedNote = "purged";

/** What is old enough to be purged. */
export interface PurgeAsk {
  /** Deliveries that ended, and what was dealt with, at or before this. */
  readonly endedBefore: Millis;
  readonly at: Millis;
  /** The most deliveries, and the most items and notes that belong to none. */
  readonly limit: number;
}

/** Whose data is erased, and who asks for it. */
export interface EraseAsk {
  readonly patientKey: string;
  readonly at: Millis;
  readonly by: string;
}

/** What was erased; or that nothing was, and which deliveries are still open (none: an item of an inbox is). */
export type Erased =
  | { readonly isErased: true; readonly deliveries: number; readonly items: number }
  | { readonly isErased: false; readonly open: readonly string[] };

/**
 * How a store finds and deletes patient data. Deleting removes the body, the content of items, what people wrote and
 * the patient's key. The row by which a delivery is found, its events and its attempts stay.
 */
export interface PatientData {
  /** By the key of the patient, oldest first. */
  listByPatientKey(patientKey: string): Promise<readonly DeliveryRow[]>;
  /** Items that name the patient, or belong to a delivery of theirs, without their content. Oldest first. */
  listPatientItems(patientKey: string): Promise<readonly ItemSummary[]>;
  /**
   * Deletes what holds patient data of deliveries that ended long enough ago, the longest first, unless an attention
   * is open, another one waits for it, or one that was made of it still has its body: a chain goes from its newest end.
   * Then what was stored of no delivery, or after it was purged: items that somebody dealt with, and persons' notes.
   * Any number of workers may do so at once. Returns how many were purged.
   */
  purge(ask: PurgeAsk): Promise<number>;
  /**
   * Deletes the same of one patient, whatever its age, in one transaction: where all their deliveries have ended, and
   * nothing about them, or about an item that names them, is open.
   */
  erase(ask: EraseAsk): Promise<Erased>;
  /** Ids of the encryption keys under which anything is still stored, sorted. Others need not be given any more. */
  keysInUse(): Promise<readonly string[]>;
}
