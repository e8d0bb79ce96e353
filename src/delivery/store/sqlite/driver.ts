import { StoreError } from "../store-error.js";

export type SqlValue = string | number | null | Uint8Array;

/** A prepared statement, as `node:sqlite`, `@photostructure/sqlite` and better-sqlite3 have it. */
export interface SqliteStatement {
  run(...values: SqlValue[]): { readonly changes: number | bigint };
  get(...values: SqlValue[]): unknown;
  all(...values: SqlValue[]): unknown[];
}

/** A connection, as `node:sqlite`, `@photostructure/sqlite` and better-sqlite3 have it. */
export interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
  /** Whether a transaction is open: `node:sqlite` and `@photostructure/sqlite` name it so ... */
  readonly isTransaction?: boolean;
  /** ... and better-sqlite3 so. */
  readonly inTransaction?: boolean;
}

/** A connection that the store opened itself. */
export interface OwnConnection extends SqliteConnection {
  exec(sql: string): unknown;
  close(): unknown;
}

/** A class that opens a file: `DatabaseSync` of `node:sqlite`, or better-sqlite3's. */
export type SqliteDriver = new (file: string) => OwnConnection;

/** Neither is imported before a store is opened, so that nobody else needs them. */
const ownDrivers: readonly string[] = ["node:sqlite", "@photostructure/sqlite"];

/** Node's own SQLite where Node has it without a flag, else the package with the same interface. */
export async function loadDriver(): Promise<SqliteDriver> {
  let cause: unknown;
  for (const name of ownDrivers) {
    try {
      const { DatabaseSync } = (await import(/* @vite-ignore */ name)) as { readonly DatabaseSync?: SqliteDriver };
      if (DatabaseSync !== undefined) return DatabaseSync;
    } catch (error) {
      cause = error;
    }
  }
  throw new StoreError(
    "driver-missing",
    "This version of Node has no SQLite: install the package @photostructure/sqlite (version 1.2), use Node 22.13 or " +
      "later, or pass better-sqlite3's class as the option `driver`.",
    { cause },
  );
}
