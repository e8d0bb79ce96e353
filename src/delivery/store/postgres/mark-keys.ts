import type { EncryptionKey } from "../sealing/encryption-keys.js";
import { checkMark, markName, markOf, markPrefix } from "../sealing/key-marks.js";
import type { Sealing } from "../sealing/sealing.js";
import type { StoreUse } from "../store-use.js";
import { bytes } from "./cells.js";
import { isDurable, type Database } from "./database.js";
import type { Names } from "./names.js";

/**
 * Keeps a mark of each key, and compares it; a look compares the marks that are there. Without keys: a schema that has
 * marks takes nothing in clear.
 */
export async function markKeys(
  database: Database,
  names: Names,
  keys: readonly EncryptionKey[],
  sealing: Sealing,
  use: StoreUse,
): Promise<void> {
  for (const key of keys) {
    const name = markName(key.id);
    if (use !== "look")
      await database.write(
        `with kept as (
          insert into ${names.setting} (name, value) select cast($1 as text), cast($2 as bytea) where ${isDurable}
          on conflict do nothing
        ) select ${isDurable} as durable`,
        [name, markOf(key)],
      );
    const [cells] = await database.rows(`select value from ${names.setting} where name = $1`, [name]);
    if (use !== "look" || cells !== undefined) checkMark(key, cells && bytes(cells, "value"));
  }
  if (keys.length > 0) return;
  if ((await database.rows(marksStatement(names))).length > 0) sealing.refuseClear();
}

/** Whether there are marks. */
export function marksStatement(names: Names): string {
  return `select name from ${names.setting} where starts_with(name, '${markPrefix}') limit 1`;
}
