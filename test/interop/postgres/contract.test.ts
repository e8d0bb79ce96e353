import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { encryptedContract } from "../../delivery/store/contract/encrypted.js";
import { storeContract } from "../../delivery/store/contract/suite.js";
import { encryptedPlace } from "../../support/postgres/encrypted-place.js";
import { emptyTables } from "../../support/postgres/empty-tables.js";
import { startPostgres, type PostgresServer } from "../../support/postgres/start-postgres.js";
import { versionsHere } from "./versions.js";

describe.each(versionsHere())("on a real server, PostgreSQL %s", (version) => {
  let server: PostgresServer;
  let pool: pg.Pool;

  beforeAll(async () => {
    server = await startPostgres({ version });
    pool = new pg.Pool({ connectionString: await server.newDatabase(), max: 10 });
    await migratePostgres({ pool });
    console.log(`ran on PostgreSQL ${server.version}`);
  });
  afterAll(async () => {
    await pool.end();
    await server.end();
  });

  storeContract(
    `PostgreSQL ${version}`,
    async () => {
      await emptyTables((text) => pool.query(text), "update_record");
      return postgresStore({ pool });
    },
    { leaseMs: 100, runOut: () => pause(150) },
  );

  encryptedContract(`PostgreSQL ${version}`, () =>
    encryptedPlace(pool, async (text, values) => pool.query(text, values), "update_record"),
  );
});
