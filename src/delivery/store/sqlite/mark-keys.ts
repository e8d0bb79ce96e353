import type { EncryptionKey } from "../sealing/encryption-keys.js";
import { checkMark, markName, markOf, markPrefix } from "../sealing/key-marks.js";
import type { StoreUse } from "../store-use.js";
import { bytesOrNone, type Session } from "./session.js";

/**
 * Keeps a mark of each key, and compares it; a look compares the marks that are there. Without keys: a file that has
 * marks takes nothing in clear.
 */
export function markKeys(session: Session, keys: readonly EncryptionKey[], use: StoreUse): void {
  for (const key of keys) {
    const name = markName(key.id);
    if (use !== "look")
      session.run("insert into update_record_key values (?, ?) on conflict do nothing", name, markOf(key));
    const kept = bytesOrNone(session.get("select value from update_record_key where name = ?", name) ?? {}, "value");
    if (use !== "look" || kept !== undefined) checkMark(key, kept);
  }
  if (keys.length === 0 && hasMarks(session)) session.sealing.refuseClear();
}

export function hasMarks(session: Session): boolean {
  const sql = "select 1 from update_record_key where name >= ? and name < ? limit 1";
  // The character after the colon that ends the prefix.
  return session.get(sql, markPrefix, `${markPrefix.slice(0, -1)};`) !== undefined;
}
