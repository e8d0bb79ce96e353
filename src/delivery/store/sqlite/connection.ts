import { closeSync, fchmodSync, fsyncSync, openSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { dirname } from "node:path";
import type { EncryptionKey } from "../sealing/encryption-keys.js";
import { sealingWith } from "../sealing/sealing.js";
import { StoreError } from "../store-error.js";
import type { StoreUse } from "../store-use.js";
import type { OwnConnection, SqliteDriver } from "./driver.js";
import { busyError, isBusy, storeErrorOf } from "./errors.js";
import { markKeys } from "./mark-keys.js";
import { migrate } from "./migrate.js";
import { sessionOf, type Session } from "./session.js";
import { transactionsOn, type Transactions } from "./transactions.js";

export interface OpenConnection extends Transactions {
  readonly lookUpKey: Uint8Array;
  /** What was deleted leaves the log too. False where somebody else is using it: try again later. */
  emptyLog(): boolean;
  close(): void;
}

/** The keys that the caller gave. */
export interface GivenKeys {
  readonly lookUpKey?: Uint8Array | undefined;
  readonly encryptionKeys?: readonly EncryptionKey[];
}

/** What no option of a caller sets. */
export interface Settings {
  /** `pragma synchronous`: below `full` a commit is not on disk when it returns. */
  readonly synchronous: string;
  /** How long others may keep the file locked, in all. */
  readonly patienceMs: number;
  readonly use: StoreUse;
}

export const usualSettings: Settings = { synchronous: "full", patienceMs: 10_000, use: "make" };

/** Opens the file, makes it where that is the use, and brings its tables up to date. */
export async function openConnection(
  Driver: SqliteDriver,
  file: string,
  keys: GivenKeys,
  settings: Settings,
): Promise<OpenConnection> {
  const since = performance.now();
  for (;;) {
    try {
      if (settings.use === "make") makeFile(file);
      return connect(Driver, file, keys, settings);
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
  { lookUpKey, encryptionKeys = [] }: GivenKeys,
  { synchronous, patienceMs, use }: Settings,
): OpenConnection {
  const connection = new Driver(file);
  try {
    // SQLite would wait for others by blocking the process.
    connection.exec("pragma busy_timeout = 0");
    const session = sessionOf(connection, sealingWith(encryptionKeys));
    if (use !== "make") needStore(session);
    const mode = session.get("pragma journal_mode = wal")?.["journal_mode"];
    if (mode !== "wal")
      throw new StoreError("unusable", "SQLite cannot use its write-ahead log here: put the file on a local disk.");
    for (const pragma of [
      `synchronous = ${synchronous}`,
      "fullfsync = 1",
      "checkpoint_fullfsync = 1",
      "cache_size = -16000",
      // What is deleted is overwritten.
      "secure_delete = 1",
    ])
      connection.exec(`pragma ${pragma}`);
    const key = migrated(connection, session, { lookUpKey, encryptionKeys }, use);
    const transactions = transactionsOn(connection, session, dirname(file), patienceMs);
    return {
      ...transactions,
      lookUpKey: key,
      emptyLog: () => emptyLog(session),
      close: () => closeConnection(connection, session),
    };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** An empty file, or another program's, is left as it is. @throws StoreError `unusable` */
function needStore(session: Session): void {
  if (session.get("select 1 from sqlite_master where name = 'update_record_migration'") === undefined)
    throw new StoreError("unusable", "This SQLite file holds no messages' store: name the file that `send` stores in.");
}

/** Everything goes from the log into the file itself. False where somebody else is using it. */
function emptyLog(session: Session): boolean {
  try {
    return session.get("pragma wal_checkpoint(truncate)")?.["busy"] === 0;
  } catch {
    return false;
  }
}

/** With an empty log a copy of the file is whole. Where somebody else uses it, that one empties it when it closes. */
function closeConnection(connection: OwnConnection, session: Session): void {
  emptyLog(session);
  session.forget();
  connection.close();
}

function migrated(
  connection: OwnConnection,
  session: Session,
  { lookUpKey, encryptionKeys }: Required<GivenKeys>,
  use: StoreUse,
): Uint8Array {
  connection.exec("begin immediate");
  try {
    const made = migrate(session, (sql) => connection.exec(sql), lookUpKey, Date.now());
    markKeys(session, encryptionKeys, use);
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
