import { UpdateRecordError } from "../errors.js";

/** A value that is not what its type says. `kind` names the type; the message never repeats the value. */
export class InvalidValueError extends UpdateRecordError {
  readonly code = "invalid-value";

  readonly kind: string;
  readonly reason: string;

  constructor(kind: string, reason: string) {
    super(`${kind} ${reason}`);
    this.kind = kind;
    this.reason = reason;
  }
}
