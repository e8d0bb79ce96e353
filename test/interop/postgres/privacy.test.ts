import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { canariesIn, everyCanary, exportedCanaries, filledWithCanaries } from "../../delivery/privacy/canaries.js";
import { startPostgres } from "../../support/postgres/start-postgres.js";
import { tableDump } from "../../support/postgres/table-dump.js";

/** Which canaries any file of a data folder holds: tables, indexes, write-ahead log. */
function inFolder(folder: string): readonly string[] {
  const found = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    if (!statSync(file).isFile() || name.startsWith("log")) continue;
    for (const canary of canariesIn(readFileSync(file))) found.add(canary);
  }
  return [...found];
}

test("neither tables nor any file of the data folder hold unencrypted patient data, and none once erased", async () => {
  const server = await startPostgres();
  try {
    const pool = new pg.Pool({ connectionString: await server.newDatabase(), max: 5 });
    const folder = ((await pool.query("show data_directory")).rows as { data_directory: string }[])[0]?.data_directory;
    await migratePostgres({ pool });
    const encryptionKeys = [{ id: "a", key: randomBytes(32) }];
    const { delivery } = await filledWithCanaries(postgresStore({ pool, encryptionKeys }));
    expect(await exportedCanaries(delivery)).toEqual(everyCanary);
    expect(canariesIn(await tableDump((text, values) => pool.query(text, values), "update_record"))).toEqual([]);
    await pool.query("checkpoint");
    expect(inFolder(folder ?? "")).toEqual([]);
    await delivery.close();
    // The search finds what is there: the same without keys.
    await migratePostgres({ pool, schema: "clear" });
    const clear = await filledWithCanaries(postgresStore({ pool, schema: "clear" }));
    await pool.query("checkpoint");
    expect(inFolder(folder ?? "")).not.toEqual([]);
    const inTables = async (): Promise<readonly string[]> =>
      canariesIn(await tableDump((text, values) => pool.query(text, values), "clear"));
    expect(await inTables()).toEqual(everyCanary);
    await clear.delivery.erasePatient({ nhsNumber: "9990000018", by: "Ann" });
    expect(await inTables()).toEqual([]);
    await clear.delivery.close();
    await pool.end();
  } finally {
    await server.end();
  }
});
