import { UpdateRecordError } from "../errors.js";

/**
 * Why a delivery was refused:
 * - `unknown-id`: the store has no delivery with this id;
 * - `already-there`: the store already has a delivery with this id, or of this message;
 * - `transition-refused`: the delivery's state does not allow it;
 * - `changed-meanwhile`: others kept changing the record; try again;
 * - `not-recorded`: the message is stored and may have been sent, but the outcome could not be stored: see
 * `deliveryId`;
 * - `other-patient`: the patient in the message, in its address and in its subject are not the same person (CS-25);
 * - `test-in-live`: a test patient or a test mailbox in the live environment (CS-24);
 * - `other-mailbox`: the mailbox of the transport, or of a message, is not the sender's: answers would go to the wrong
 * one;
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

/** A delivery refused a request. The message says what to do. It never holds patient data. */
export class DeliveryError extends UpdateRecordError {
  readonly code = "delivery-refused";

  readonly reason: DeliveryErrorReason;
  /** The id of the delivery. Undefined where there is none. */
  readonly deliveryId: string | undefined;

  constructor(reason: DeliveryErrorReason, message: string, options?: ErrorOptions & { readonly deliveryId?: string }) {
    super(message, options);
    this.reason = reason;
    this.deliveryId = options?.deliveryId;
  }
}
