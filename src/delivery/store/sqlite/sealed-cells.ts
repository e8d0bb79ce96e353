import type { Place, Sealing } from "../sealing/sealing.js";
import { fromText, toText } from "../storable-text.js";
import { bytesOrNone, damaged, textOrNone, type SqlRow } from "./session.js";

/** A row some of whose columns hold patient data. `key_id` beside them names the key that seals them all. */
export interface SealedRow {
  readonly table: Place["table"];
  /** What never changes about the row, and no other row has. */
  readonly row: string;
}

/** A value as it is stored: text as bytes where it is sealed. */
export function sealedText(sealing: Sealing, at: SealedRow, column: string, text: string): string | Uint8Array {
  if (sealing.keyId !== undefined) return sealing.seal({ ...at, column }, Buffer.from(toText(text)));
  sealing.seal({ ...at, column }, new Uint8Array());
  return text;
}

export function sealedBytes(sealing: Sealing, at: SealedRow, column: string, bytes: Uint8Array): Uint8Array {
  return sealing.seal({ ...at, column }, bytes);
}

/** @throws StoreError `key-missing`, `corrupt` */
export function openText(sealing: Sealing, at: SealedRow, row: SqlRow, column: string): string | undefined {
  const keyId = textOrNone(row, "key_id");
  if (keyId === undefined) return textOrNone(row, column);
  const opened = openBytes(sealing, at, row, column);
  return opened && fromText(Buffer.from(opened).toString("utf8"));
}

/** @throws StoreError `key-missing`, `corrupt` */
export function openBytes(sealing: Sealing, at: SealedRow, row: SqlRow, column: string): Uint8Array | undefined {
  const stored = bytesOrNone(row, column);
  return stored && sealing.open({ ...at, column }, textOrNone(row, "key_id"), stored);
}

/** JSON, sealed or not. @throws StoreError `key-missing`, `corrupt` */
export function openJson(sealing: Sealing, at: SealedRow, row: SqlRow, column: string): unknown {
  const text = openText(sealing, at, row, column);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The engine's error quotes what it read.
    return damaged();
  }
}
