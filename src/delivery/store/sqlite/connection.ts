import { closeSync, fchmodSync, fsyncSync, openSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { dirname } from "node:path";
import { StoreError } from "../store-error.js";
import type { OwnConnection, SqliteDriver } from "./driver.js";
import { busyError, isBusy, storeErrorOf } from "./errors.js";
import { migrate } from "./migrate.js";
import { sessionOf, type Session } from "./session.js";
import { transactionsOn, type Transactions } from "./transactions.js";

export interface OpenConnection extends Transactions {
  readonly lookUpKey: Uint8Array;
  close(): void;
}

/** What only a test sets. */
export interface Settings {
  /** `pragma synchronous`: below `full` a commit is not on disk when it returns. */
  readonly synchronous: string;
  /** How long others may keep the file locked, in all. */
  readonly patienceMs: number;
}

export const usualSettings: Settings = { synchronous: "full", patienceMs: 10_000 };

/** Opens the file, makes it where it is not there, and brings its tables up to date. */
export async function openConnection(
  Driver: SqliteDriver,
  file: string,
  lookUpKey: Uint8Array | undefined,
  settings: Settings,
): Promise<OpenConnection> {
  const since = performance.now();
  for (;;) {
    try {
      makeFile(file);
      return connect(Driver, file, lookUpKey, settings);
    } catch (error) {
      // Several processes may start at once: one of them makes the tables.
      if (!isBusy(error)) throw fileError(error) ?? storeErrorOf(error, dirname(file));
      if (performance.now() - since > settings.patienceMs) throw busyError(error);
      await setTimeout(5 + Math.random() * 45);
    }
  }
}

function connect(
  Driver: SqliteDriver,
  file: string,
  lookUpKey: Uint8Array | undefined,
  { synchronous, patienceMs }: Settings,
): OpenConnection {
  const connection = new Driver(file);
  try {
    // SQLite would wait for others by blocking the process.
    connection.exec("pragma busy_timeout = 0");
    const session = sessionOf(connection);
    const mode = session.get("pragma journal_mode = wal")?.["journal_mode"];
    if (mode !== "wal")
      throw new StoreError("unusable", "SQLite cannot use its write-ahead log here: put the file on a local disk.");
    for (const pragma of [
      `synchronous = ${synchronous}`,
      "fullfsync = 1",
      "checkpoint_fullfsync = 1",
      "cache_size = -16000",
    ])
      connection.exec(`pragma ${pragma}`);
    const key = migrated(connection, session, lookUpKey);
    const transactions = transactionsOn(connection, session, dirname(file), patienceMs);
    return { ...transactions, lookUpKey: key, close: () => closeConnection(connection, session) };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Everything goes from the log into the file itself, so that a copy of it is whole. */
function closeConnection(connection: OwnConnection, session: Session): void {
  try {
    connection.exec("pragma wal_checkpoint(truncate)");
  } catch {
    // Somebody else uses the file: it is done when that one closes it.
  }
  session.forget();
  connection.close();
}

function migrated(connection: OwnConnection, session: Session, lookUpKey: Uint8Array | undefined): Uint8Array {
  connection.exec("begin immediate");
  try {
    const made = migrate(session, (sql) => connection.exec(sql), lookUpKey, Date.now());
    connection.exec("commit");
    return made.lookUpKey;
  } catch (error) {
    connection.exec("rollback");
    throw error;
  }
}

/**
 * Makes an empty file that its owner alone can read, whatever the process's umask is: SQLite gives its log and its
 * shared memory the same rights. A file that is there keeps its own.
 */
function makeFile(file: string): void {
  let made: number;
  try {
    made = openSync(file, "ax", 0o600);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    throw error;
  }
  try {
    fchmodSync(made, 0o600);
    fsyncSync(made);
  } finally {
    closeSync(made);
  }
  syncFolder(dirname(file));
}

/** The file's name must be on disk too. Windows has no way to ask for it, and does it by itself. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(folder, "r");
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The operating system's own words for what SQLite would only call "cannot open". */
function fileError(cause: unknown): StoreError | undefined {
  switch (codeOf(cause)) {
    case "ENOENT":
    case "ENOTDIR":
      return new StoreError("unusable", "The folder of the SQLite file does not exist: make it.", { cause });
    case "EACCES":
    case "EPERM":
      return new StoreError(
        "unusable",
        "The SQLite file cannot be made: give this process the right to write to its folder.",
        { cause },
      );
    case "EROFS":
      return new StoreError("unusable", "The disk of the SQLite file is read-only: name a file elsewhere.", { cause });
    case "ENOSPC":
    case "EDQUOT":
      return new StoreError("full", "The disk is full: free some space.", { cause });
    default:
      return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
