import { UpdateRecordError } from "../../errors.js";
import type { Certainty } from "../../transport/mesh-error.js";

/**
 * Why a store failed:
 * - `not-migrated`: its tables are missing or too old: run `migrate` first;
 * - `too-new`: a later version of this library has changed its tables in a way that this one does not know;
 * - `driver-missing`: a package must be installed;
 * - `unusable`: it cannot be opened, read or written (missing folder, read-only, not a database, no connection);
 * - `full`: the disk is full;
 * - `corrupt`: the file is damaged: restore it from a backup;
 * - `busy`: others kept it locked;
 * - `not-durable`: commits would not be on disk (`synchronous` or `synchronous_commit` is off);
 * - `key-missing`: what is stored is encrypted under a key that was not given (the message names its id), or patient
 *   data would be stored unencrypted in a store that is encrypted;
 * - `wrong-key`: another key than before was given under the same id;
 * - `closed`: it was closed.
 */
export type StoreErrorReason =
  | "not-migrated"
  | "too-new"
  | "driver-missing"
  | "unusable"
  | "full"
  | "corrupt"
  | "busy"
  | "not-durable"
  | "key-missing"
  | "wrong-key"
  | "closed";

/** A store failed. The message says what to do, and holds neither stored data nor passwords. */
export class StoreError extends UpdateRecordError {
  static override readonly name = "StoreError";
  readonly code = "store-failed";

  readonly reason: StoreErrorReason;
  /** `unknown`: the commit's answer was lost, so it may be stored. Call again with the same id. */
  readonly certainty: Certainty;

  constructor(
    reason: StoreErrorReason,
    message: string,
    options: ErrorOptions & { readonly certainty?: Certainty } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.certainty = options.certainty ?? "not-done";
  }
}
