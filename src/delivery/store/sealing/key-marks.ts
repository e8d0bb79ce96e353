import { createHmac, timingSafeEqual } from "node:crypto";
import { StoreError } from "../store-error.js";
import type { EncryptionKey } from "./encryption-keys.js";

/**
 * A store keeps a mark of each key that it was ever opened with: so another key under the same id is noticed before
 * anything is sealed or sent, and so is a store that is opened without keys. The mark does not show the key.
 */
export function markOf({ key }: EncryptionKey): Uint8Array {
  return createHmac("sha256", key).update("update-record key").digest();
}

/** The name of a mark in the store's table of settings. */
export function markName(keyId: string): string {
  return `${markPrefix}${keyId}`;
}

export const markPrefix = "key:";

/** @throws StoreError `wrong-key` where the mark that is kept is another key's. */
export function checkMark(given: EncryptionKey, kept: Uint8Array | undefined): void {
  const mark = markOf(given);
  if (kept?.byteLength === mark.byteLength && timingSafeEqual(kept, mark)) return;
  throw new StoreError(
    "wrong-key",
    `The encryption key ${given.id} is not the one that this store was opened with under this id: give that one, or ` +
      "give the new one another id.",
  );
}
