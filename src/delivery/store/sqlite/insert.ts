import { realpathSync } from "node:fs";
import { givenMethods, givenObject } from "../../../values/given.js";
import { givenPrepared } from "../given-prepared.js";
import type { PreparedDelivery } from "../rows.js";
import type { EncryptionKey } from "../sealing/encryption-keys.js";
import { sealingWith } from "../sealing/sealing.js";
import { StoreError } from "../store-error.js";
import type { Added } from "../store.js";
import { checkSameContent } from "../taken.js";
import { addDelivery } from "./deliveries.js";
import type { SqliteConnection } from "./driver.js";
import { storeErrorOf } from "./errors.js";
import { hasMarks } from "./mark-keys.js";
import { sessionOf, type Session } from "./session.js";

/** `pragma synchronous`: 2 is `full`. Below it a commit is not on disk when it returns. */
const full = 2;

/** What was prepared on callers' connections, and checked of them. */
export type CallersSessions = WeakMap<SqliteConnection, Session>;

/** The store into whose file it goes. */
export interface InsertParts {
  readonly file: string;
  readonly sessions: CallersSessions;
  readonly encryptionKeys: readonly EncryptionKey[];
}

/** Stores a prepared delivery in the transaction that is open on a caller's connection to the store's file. */
export function insertInto(connection: SqliteConnection, parts: InsertParts, prepared: PreparedDelivery): Added {
  givenObject(connection, "connection");
  givenMethods(connection, "connection", ["prepare"]);
  givenPrepared(prepared);
  try {
    const session = parts.sessions.get(connection) ?? checkedSession(connection, parts);
    checkTransaction(connection, session);
    session.run("savepoint update_record_insert");
    try {
      const added = addDelivery(session, prepared);
      if (!added.isNew) checkSameContent(added.row, prepared.row);
      return added;
    } catch (error) {
      session.run("rollback to update_record_insert");
      throw error;
    } finally {
      session.run("release update_record_insert");
    }
  } catch (error) {
    throw storeErrorOf(error, undefined);
  }
}

function checkedSession(connection: SqliteConnection, { file, sessions, encryptionKeys }: InsertParts): Session {
  const session = sessionOf(connection, sealingWith(encryptionKeys));
  const main = session.all("pragma database_list").find(({ name }) => name === "main")?.["file"];
  if (typeof main !== "string" || main === "" || realpathSync(main) !== realpathSync(file))
    throw new StoreError("unusable", "This connection is to another file than the store's: open it on the same file.");
  const tables = "select 1 from sqlite_master where type = 'table' and name = 'update_record_delivery'";
  if (session.get(tables) === undefined)
    throw new StoreError("not-migrated", "The store has not made its tables in this file yet: open the store first.");
  // Opening the store has kept and compared the marks of its keys.
  if (encryptionKeys.length === 0 && hasMarks(session)) session.sealing.refuseClear();
  sessions.set(connection, session);
  return session;
}

/** Without a transaction each statement would be one of its own; with a weaker one it could be lost. */
function checkTransaction(connection: SqliteConnection, session: Session): void {
  if (!isInTransaction(connection, session))
    throw new StoreError("unusable", "No transaction is open on this connection: begin one, insert, then commit.");
  const row = session.get("pragma synchronous");
  if (Number(row?.["synchronous"]) < full)
    throw new StoreError(
      "not-durable",
      "A commit on this connection would not be on disk: run `pragma synchronous = full` after opening it.",
    );
}

function isInTransaction(connection: SqliteConnection, session: Session): boolean {
  const known = connection.isTransaction ?? connection.inTransaction;
  if (known !== undefined) return known;
  // Early versions of node:sqlite do not tell; but within a transaction none can be begun.
  try {
    session.run("begin");
  } catch {
    return true;
  }
  session.run("rollback");
  return false;
}
