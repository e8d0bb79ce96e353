import type { Sealing } from "../sealing/sealing.js";
import { fromText, toText } from "../storable-text.js";
import { StoreError } from "../store-error.js";
import type { SqliteConnection, SqliteStatement, SqlValue } from "./driver.js";

/** A row as SQLite gives it. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What is bound to a statement. Undefined is stored as null. */
export type Bound = string | number | boolean | undefined | null | Uint8Array;

/** Statements on one connection, each prepared once. */
export interface Session {
  /** Seals and opens what is kept of patients. */
  readonly sealing: Sealing;
  get(sql: string, ...values: readonly Bound[]): SqlRow | undefined;
  all(sql: string, ...values: readonly Bound[]): readonly SqlRow[];
  /** How many rows changed. */
  run(sql: string, ...values: readonly Bound[]): number;
  /** Lets go of the statements: some drivers keep a file open until these are collected. */
  forget(): void;
}

export function sessionOf(connection: SqliteConnection, sealing: Sealing): Session {
  const statements = new Map<string, SqliteStatement>();
  function prepared(sql: string): SqliteStatement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }
  return {
    sealing,
    get: (sql, ...values) => prepared(sql).get(...values.map(bound)) as SqlRow | undefined,
    all: (sql, ...values) => prepared(sql).all(...values.map(bound)) as readonly SqlRow[],
    run: (sql, ...values) => Number(prepared(sql).run(...values.map(bound)).changes),
    forget: () => statements.clear(),
  };
}

function bound(value: Bound): SqlValue {
  if (value === undefined) return null;
  if (typeof value === "string") return toText(value);
  return typeof value === "boolean" ? Number(value) : value;
}

/** As many question marks as there are values. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}

export function text(row: SqlRow, name: string): string {
  return textOrNone(row, name) ?? damaged();
}

export function textOrNone(row: SqlRow, name: string): string | undefined {
  const value = row[name];
  if (value === null || value === undefined) return undefined;
  return typeof value === "string" ? fromText(value) : damaged();
}

/** Several texts as one value, for `json_each`. */
export function listed(texts: readonly string[]): string {
  return JSON.stringify(texts.map(toText));
}

export function number(row: SqlRow, name: string): number {
  return numberOrNone(row, name) ?? damaged();
}

export function numberOrNone(row: SqlRow, name: string): number | undefined {
  const value = row[name];
  if (value === null || value === undefined) return undefined;
  return typeof value === "number" ? value : damaged();
}

/** A plain Uint8Array of its own, also where a driver gives a Buffer. */
export function bytesOrNone(row: SqlRow, name: string): Uint8Array | undefined {
  const value = row[name];
  if (value === null || value === undefined) return undefined;
  return value instanceof Uint8Array ? new Uint8Array(value) : damaged();
}

/** What was written as JSON. @throws StoreError `corrupt` where it is not that any more. */
export function json(row: SqlRow, name: string): unknown {
  const value = textOrNone(row, name);
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    // The engine's error quotes what it read.
    return damaged();
  }
}

/** @throws StoreError */
export function damaged(): never {
  throw new StoreError(
    "corrupt",
    "The SQLite file is damaged, since it holds what was not written so: keep a copy of it, and restore it from a " +
      "backup.",
  );
}
