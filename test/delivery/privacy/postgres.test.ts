import { randomBytes } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { emptyTables } from "../../support/postgres/empty-tables.js";
import { pglitePool } from "../../support/postgres/pglite-pool.js";
import { tableDump } from "../../support/postgres/table-dump.js";
import { canariesIn, everyCanary, exportedCanaries, filledWithCanaries } from "./canaries.js";

test("encrypted tables hold no unencrypted patient data; once it is erased, none at all", async () => {
  const engine = new PGlite();
  const pool = pglitePool(engine);
  const query = async (text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }> =>
    engine.query(text, values);
  const dump = async (): Promise<readonly string[]> => canariesIn(await tableDump(query, "update_record"));
  await migratePostgres({ pool });

  const clear = await filledWithCanaries(postgresStore({ pool }));
  expect(await dump()).toEqual(everyCanary);
  await clear.delivery.erasePatient({ nhsNumber: "9990000018", by: "Ann" });
  expect(await dump()).toEqual([]);
  await clear.delivery.close();

  await emptyTables(query, "update_record");
  const encrypted = await filledWithCanaries(
    postgresStore({ pool, encryptionKeys: [{ id: "a", key: randomBytes(32) }] }),
  );
  expect(await dump()).toEqual([]);
  expect(await exportedCanaries(encrypted.delivery)).toEqual(everyCanary);
  await encrypted.delivery.close();
});
