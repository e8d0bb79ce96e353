import { UpdateRecordError } from "../errors.js";

/**
 * Why a delivery was refused:
 * - `unknown-id`: the store has no delivery with this id;
 * - `different-content`: this id is stored already, with another consultation or message;
 * - `transition-refused`: the delivery's state does not allow it;
 * - `changed-meanwhile`: others kept changing the record; try again;
 * - `other-patient`: the patient in the message, in its address and in its subject are not the same person (CS-25);
 * - `test-in-live`: a test patient or a test mailbox in the live environment (CS-24);
 * - `other-mailbox`: a built message names another mailbox than its sender, or the transport does not have it: answers
 *   would go to the wrong one;
 * - `no-sender`: neither `submit` nor `openDelivery` names a sender;
 * - `no-fallback`: there is no other way to a practice: give openDelivery the option `fallback`;
 * - `no-consultation`: it was submitted as a built message, so no new message can be made of it;
 * - `purged`: the message, and all else that held patient data, was deleted after its retention or at a patient's
 *   request: only the audit is left;
 * - `still-open`: a record of the patient is not at its end, or a person must still deal with something: nothing was
 *   erased;
 * - `clock-in-doubt`: the clock may be far ahead, and by it too much would be deleted: nothing was purged;
 * - `closed`: `close()` was called.
 */
export type DeliveryErrorReason =
  | "unknown-id"
  | "different-content"
  | "transition-refused"
  | "changed-meanwhile"
  | "other-patient"
  | "test-in-live"
  | "other-mailbox"
  | "no-sender"
  | "no-fallback"
  | "no-consultation"
  | "purged"
  | "still-open"
  | "clock-in-doubt"
  | "closed";

/** A delivery refused a request. The message says what to do. It never holds patient data. */
export class DeliveryError extends UpdateRecordError {
  static override readonly name = "DeliveryError";
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
