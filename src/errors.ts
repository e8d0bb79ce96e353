/** Every error code of this library: one for each error class. */
export type UpdateRecordErrorCode =
  | "invalid-value"
  | "xml-unreadable"
  | "xml-unwritable"
  | "json-unreadable"
  | "consultation-invalid"
  | "confirmation-required"
  | "message-invalid"
  | "address-impossible"
  | "acknowledgement-unreadable"
  | "message-unreadable"
  | "replacement-refused"
  | "mesh-failed"
  | "delivery-refused"
  | "store-failed"
  | "fallback-failed"
  | "packages-missing"
  | "sandbox-timeout"
  | "sandbox-failed";

/**
 * The base class of every error of this library. The meaning of a `code` never changes, and `message` says what to do.
 * Neither holds a patient's data, a password or a token.
 */
export abstract class UpdateRecordError extends Error {
  /** Each class says its own: bundlers, this package's too, give classes shorter names. */
  static override readonly name: string = "UpdateRecordError";
  abstract readonly code: UpdateRecordErrorCode;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A value that does not have the form of its type. `kind` names the type; the message never repeats the value. */
export class InvalidValueError extends UpdateRecordError {
  static override readonly name = "InvalidValueError";
  readonly code = "invalid-value";

  readonly kind: string;
  readonly reason: string;

  constructor(kind: string, reason: string) {
    super(`${kind} ${reason}`);
    this.kind = kind;
    this.reason = reason;
  }
}

/**
 * Ends a switch over a union: a new member without its case does not compile. JavaScript callers can still pass another
 * value, so it throws. The message never holds the value, which may be a patient's data.
 * @internal
 */
export function assertNever(_: never, what: string): never {
  throw new InvalidValueError(what, "must be one of those that the types allow");
}
