import { UpdateRecordError } from "../errors.js";

/**
 * Why a delivery refused:
 * - `unknown-id`: the store has no delivery of this id;
 * - `already-there`: the store has a delivery of this id, or of this message, already;
 * - `transition-refused`: the states do not allow it;
 * - `changed-meanwhile`: others kept changing the record; try again;
 * - `not-recorded`: the message is stored and may have been sent, but what became of it could not be stored: see
 * `deliveryId`;
 * - `other-patient`: the patient in the message, in its address and in its subject are not the same person (CS-25);
 * - `test-in-live`: a test patient or a test mailbox towards the live environment (CS-24);
 * - `other-mailbox`: the mailbox of the transport, or of a message, is not the sender's: answers would go astray;
 * - `closed`: `close()` was called.
 */
export type DeliveryErrorReason =
  | "unknown-id"
  | "already-there"
  | "transition-refused"
  | "changed-meanwhile"
  | "not-recorded"
  | "other-patient"
  | "test-in-live"
  | "other-mailbox"
  | "closed";

/** A delivery refused what was asked of it. The message says what to do; it never holds patient data. */
export class DeliveryError extends UpdateRecordError {
  readonly code = "delivery-refused";

  readonly reason: DeliveryErrorReason;
  /** The delivery it is about, where there is one. */
  readonly deliveryId: string | undefined;

  constructor(reason: DeliveryErrorReason, message: string, options?: ErrorOptions & { readonly deliveryId?: string }) {
    super(message, options);
    this.reason = reason;
    this.deliveryId = options?.deliveryId;
  }
}
