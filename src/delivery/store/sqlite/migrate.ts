import { randomBytes } from "node:crypto";
import { StoreError } from "../store-error.js";
import { migrations } from "./schema.js";
import { bytesOrNone, numberOrNone, type Session } from "./session.js";

/** The tables that say which steps were made, and hold the key. They are the same for all versions. */
const frame = [
  `create table if not exists update_record_migration (
    version integer primary key, works_from integer not null, at integer not null)`,
  "create table if not exists update_record_key (name text primary key, value blob not null) without rowid",
];

/**
 * Makes the steps that are missing. It runs in a transaction that holds the write lock, so that of several processes
 * that start at once one makes them. A key that is given is not stored.
 */
export function migrate(
  session: Session,
  exec: (sql: string) => unknown,
  givenKey: Uint8Array | undefined,
  now: number,
): { readonly lookUpKey: Uint8Array } {
  for (const sql of frame) exec(sql);
  const last = session.get(
    "select max(version) as version, max(works_from) as works_from from update_record_migration",
  );
  const version = last === undefined ? 0 : (numberOrNone(last, "version") ?? 0);
  if (version > migrations.length) checkTooNew(last === undefined ? 0 : (numberOrNone(last, "works_from") ?? 0));
  for (const [index, { sql, worksFrom }] of migrations.entries()) {
    if (index < version) continue;
    exec(sql);
    session.run("insert into update_record_migration values (?, ?, ?)", index + 1, worksFrom, now);
  }
  return { lookUpKey: givenKey ?? ownKey(session) };
}

/** Tables that are one or more steps ahead are used, as long as the later library says that this one can. */
function checkTooNew(worksFrom: number): void {
  if (worksFrom > migrations.length)
    throw new StoreError(
      "too-new",
      "A later version of gp-connect-update-record has changed this SQLite file: install that version here too.",
    );
}

/** The key of what is looked up by HMAC: made once for each file. */
function ownKey(session: Session): Uint8Array {
  const select = "select value from update_record_key where name = 'look-up'";
  session.run(
    "insert into update_record_key values ('look-up', ?) on conflict do nothing",
    new Uint8Array(randomBytes(32)),
  );
  const key = bytesOrNone(session.get(select) ?? {}, "value");
  if (key?.length === 32) return key;
  throw new StoreError("corrupt", "The SQLite file has lost its look-up key: restore it from a backup.");
}
