import { statfsSync } from "node:fs";
import { UpdateRecordError } from "../../../errors.js";
import type { Certainty } from "../../../transport/mesh-error.js";
import { StoreError, type StoreErrorReason } from "../store-error.js";

/** SQLite's primary result codes, by number and by the name that better-sqlite3 uses. */
const resultCodes: Readonly<Record<string, number>> = {
  SQLITE_PERM: 3,
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_READONLY: 8,
  SQLITE_IOERR: 10,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_PROTOCOL: 15,
  SQLITE_TOOBIG: 18,
  SQLITE_CONSTRAINT: 19,
  SQLITE_NOTADB: 26,
};

const busyCodes = [5, 6, 15];
const [ioError, constraint] = [10, 19];

const failures: Readonly<Record<number, readonly [StoreErrorReason, string]>> = {
  3: [
    "unusable",
    "The SQLite file may not be opened: give this process the right to read and write it and its folder.",
  ],
  8: ["unusable", "The SQLite file is read-only: give this process the right to write it and its folder."],
  10: ["unusable", "The SQLite file cannot be read or written: check the disk."],
  11: ["corrupt", "The SQLite file is damaged: keep a copy of it, and restore it from a backup."],
  13: ["full", "The disk is full: free some space. Nothing that was stored is lost."],
  14: [
    "unusable",
    "The SQLite file cannot be opened: check that it is a file, and that this process may write to it and its folder.",
  ],
  18: ["unusable", "This is too big for a row of SQLite: make it smaller."],
  26: ["unusable", "This file is not a SQLite database: name another file."],
};

/** SQLite's primary result code, whichever driver threw it. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { errcode, code } = error as { readonly errcode?: unknown; readonly code?: unknown };
  if (typeof errcode === "number") return errcode & 0xff;
  if (typeof code !== "string") return undefined;
  // An extended code begins with its primary one: SQLITE_IOERR_WRITE.
  const name = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? "";
  return resultCodes[name];
}

/** Somebody else holds the file at the moment. */
export function isBusy(error: unknown): boolean {
  return busyCodes.includes(resultCode(error) ?? -1);
}

/** A unique index refused a row. */
export function isTaken(error: unknown): boolean {
  return resultCode(error) === constraint;
}

/** The driver's error as ours. An error of ours stays as it is. */
export function storeErrorOf(cause: unknown, folder: string | undefined, certainty: Certainty = "not-done"): Error {
  if (cause instanceof UpdateRecordError) return cause;
  const code = resultCode(cause);
  if (isBusy(cause)) return busyError(cause);
  const isFull = code === ioError && folder !== undefined && hasNoSpace(folder);
  const failure = code === undefined ? undefined : failures[isFull ? (resultCodes["SQLITE_FULL"] ?? code) : code];
  const [reason, message] = failure ?? ["unusable", "The SQLite file cannot be used."];
  return new StoreError(reason, message, { cause, certainty });
}

export function busyError(cause: unknown): StoreError {
  return new StoreError(
    "busy",
    "Others kept the SQLite file locked: look for a transaction that stays open, then try again.",
    { cause },
  );
}

/** SQLite reports a full disk as an input/output error where it extends its shared memory. */
function hasNoSpace(folder: string): boolean {
  try {
    return statfsSync(folder).bavail === 0;
  } catch {
    return false;
  }
}
