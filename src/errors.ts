/** Every error code of this library: one for each error class. */
export type UpdateRecordErrorCode =
  | "invalid-value"
  | "xml-unreadable"
  | "xml-unwritable"
  | "consultation-invalid"
  | "confirmation-required"
  | "message-invalid"
  | "address-impossible"
  | "acknowledgement-unreadable"
  | "message-unreadable"
  | "replacement-refused"
  | "mesh-failed"
  | "delivery-refused";

/**
 * What every error of this library extends: `code` never changes its meaning, `message` says what to do.
 * Neither holds a patient's data, a password or a token.
 */
export abstract class UpdateRecordError extends Error {
  abstract readonly code: UpdateRecordErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
