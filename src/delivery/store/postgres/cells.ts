import { StoreError } from "../store-error.js";
import { fromText, toText } from "../storable-text.js";
import type { Cells } from "./client.js";

/** What is undefined is null in SQL. */
export function orNull(text: string | undefined): string | null {
  return text === undefined ? null : toText(text);
}

/** Milliseconds as bigint columns hold them. */
export function whole(time: number | undefined): number | null {
  return time === undefined ? null : Math.round(time);
}

export function text(cells: Cells, name: string): string {
  return fromText(String(cells[name]));
}

export function optionalText(cells: Cells, name: string): string | undefined {
  return isEmpty(cells[name]) ? undefined : text(cells, name);
}

export function number(cells: Cells, name: string): number {
  return Number(cells[name]);
}

export function optionalNumber(cells: Cells, name: string): number | undefined {
  return isEmpty(cells[name]) ? undefined : Number(cells[name]);
}

export function bytes(cells: Cells, name: string): Uint8Array {
  const value = cells[name];
  if (!(value instanceof Uint8Array)) damaged();
  // Not the driver's own buffer, which may be a part of a larger one.
  return new Uint8Array(value);
}

/** JSON is kept as bytes: it may hold NUL, which neither json nor text can. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

export function jsonOf(given: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(given).toString("utf8"));
  } catch {
    // The engine's error quotes what it read.
    return damaged();
  }
}

/** @throws StoreError */
function damaged(): never {
  throw new StoreError("corrupt", "A row in PostgreSQL is not as it was written: restore it from a backup.");
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}
