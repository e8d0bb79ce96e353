import { UpdateRecordError } from "../../../errors.js";
import type { Certainty } from "../../../transport/mesh-error.js";
import { StoreError, type StoreErrorReason } from "../store-error.js";

export const migrateFirst: string =
  "The tables of the store are missing or too old in this PostgreSQL database or schema: run " +
  "`update-record migrate --store postgres://...`, or call migratePostgres, with a role that may create tables.";

export const notDurable: string =
  "synchronous_commit is off for this role, database or connection, so a commit could be lost in a crash: set it to " +
  "on (or to local, remote_write or remote_apply). Nothing was stored.";

const keyMissing =
  "A message that is due is stored under an encryption key that was not given, so nothing was taken or sent: give " +
  "all keys that `keysInUse` of the store names.";

/** What PostgreSQL's own codes, by their first characters, mean for whoever runs this. */
const codes: Readonly<Record<string, readonly [StoreErrorReason, string]>> = {
  UR001: ["not-durable", notDurable],
  UR003: ["key-missing", keyMissing],
  "42P01": ["not-migrated", migrateFirst],
  "42883": ["not-migrated", migrateFirst],
  "42703": ["not-migrated", migrateFirst],
  "3F000": ["not-migrated", migrateFirst],
  "42501": ["unusable", "The role lacks a right in the store's schema: grant what docs/postgresql.md lists."],
  "28": ["unusable", "PostgreSQL refused the login: check user, password and pg_hba.conf."],
  "3D000": ["unusable", "There is no such database: check its name."],
  "53100": [
    "full",
    "The disk of PostgreSQL is full: make room. Nothing is lost, and nothing new is stored until then.",
  ],
  "53": ["unusable", "PostgreSQL is out of connections or memory: raise its limits, or use a smaller pool."],
  "25006": ["unusable", "This PostgreSQL is read-only, such as a standby: connect to the primary."],
  "55P03": ["busy", "Others kept rows locked: try again."],
  "57014": ["busy", "A statement was cancelled or took longer than statement_timeout: try again."],
  "40": ["busy", "Others kept changing the same rows: try again."],
  XX001: ["corrupt", "PostgreSQL says that its data is damaged: restore it from a backup."],
  XX002: ["corrupt", "PostgreSQL says that an index is damaged: have it rebuilt (reindex), and its disk checked."],
};

/** Errors of the connection that carry a code of PostgreSQL's: the server goes down, or is not up yet. */
const connectionCodes = /^(?:08(?!P01)...|57P0[1-5])$/;
const sqlState = /^[0-9A-Z]{5}$/;

/** PostgreSQL's own code of an error. Undefined where the connection failed. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" && sqlState.test(code) && !connectionCodes.test(code) && /\d/.test(code)
    ? code
    : undefined;
}

/** Whether the same transaction, begun again, may succeed. */
export function isRetryable(error: unknown): boolean {
  const code = sqlStateOf(error);
  return code === "40001" || code === "40P01";
}

/**
 * An error of ours out of whatever a driver threw. PostgreSQL's own text and detail may hold stored data, and a
 * driver's a password: neither is kept, only the code is.
 */
export function storeErrorOf(error: unknown, ifLost: Certainty): UpdateRecordError {
  if (error instanceof UpdateRecordError) return error;
  const code = sqlStateOf(error);
  if (code === undefined) {
    const lost = ifLost === "unknown" ? "It may be stored: call again with the same id." : "Nothing was stored.";
    return new StoreError("unusable", `There is no connection to PostgreSQL, or it was lost. ${lost}`, {
      certainty: ifLost,
      cause: causeOf(error),
    });
  }
  const [reason, message] = codes[code] ??
    codes[code.slice(0, 2)] ?? ["unusable", "PostgreSQL refused a statement: its log says why."];
  return new StoreError(reason, `${message} (SQLSTATE ${code})`, { cause: causeOf(error) });
}

function causeOf(error: unknown): Error {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return new Error(typeof code === "string" && /^\w{1,40}$/.test(code) ? code : "the driver's error has no code");
}
