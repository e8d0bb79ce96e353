import { StoreError } from "../store-error.js";
import { bytes, number } from "./cells.js";
import type { Database } from "./database.js";
import { migrateFirst } from "./failures.js";
import type { Names } from "./names.js";
import { schemaNumber } from "./schema/migrations.js";

/** Checks that this library can work on these tables, and returns the look-up key that they keep. */
export async function checkSchema(database: Database, names: Names): Promise<Uint8Array> {
  const [cells] = await database.rows(
    `select max(number) as number, max(works_for) as works_for,
      (select value from ${names.setting} where name = 'look-up-key') as key from ${names.migration}`,
  );
  if (cells === undefined || number(cells, "number") < schemaNumber) throw new StoreError("not-migrated", migrateFirst);
  if (number(cells, "works_for") > schemaNumber)
    throw new StoreError(
      "too-new",
      "A later version of this library has changed the tables: install that version here.",
    );
  return bytes(cells, "key");
}
