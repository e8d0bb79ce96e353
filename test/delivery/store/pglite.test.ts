import { setTimeout as pause } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore, type PostgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { encryptedPlace } from "../../support/postgres/encrypted-place.js";
import { emptyTables } from "../../support/postgres/empty-tables.js";
import { pglitePool } from "../../support/postgres/pglite-pool.js";
import { expect, test } from "vitest";
import { ask, prepared } from "./contract/rows.js";
import { encryptedContract } from "./contract/encrypted.js";
import { storeContract } from "./contract/suite.js";
import { inputs } from "../../support/inputs.js";
import { sameAsMemory } from "./differential/same-as-memory.js";

const engine = new PGlite();
const options = { pool: pglitePool(engine), schema: 'A "quoted" schema' };
let migrated: Promise<unknown> | undefined;

async function open(): Promise<PostgresStore> {
  migrated ??= migratePostgres(options);
  await migrated;
  await emptyTables((text) => engine.query(text), options.schema.replaceAll('"', '""'));
  return postgresStore(options);
}

storeContract("postgres (on PGlite, the contract alone: real servers are in the interop tests)", open, {
  leaseMs: 30,
  runOut: () => pause(40),
});

sameAsMemory("PostgreSQL (on PGlite)", open, inputs(4, 200));

encryptedContract("postgres (on PGlite)", async () => {
  await (await open()).close();
  return encryptedPlace(options.pool, async (text, values) => engine.query(text, values), 'A ""quoted"" schema');
});

test("a body that is gone, or not as it was written, holds up no others, and nobody reads what it was", async () => {
  const store = await open();
  const [gone, broken, other] = [prepared(), prepared(), prepared()];
  for (const each of [gone, broken, other]) await store.add(each);
  const [bodies, keys] = ["body", "delivery_key"].map((table) => `"A ""quoted"" schema".${table}`);
  const ofDelivery = `where no = (select no from ${keys} where id = $1)`;
  await engine.query(`delete from ${bodies} ${ofDelivery}`, [gone.row.id]);
  await engine.query(`update ${bodies} set envelope = 'Marlowe', consultation = 'Marlowe' ${ofDelivery}`, [
    broken.row.id,
  ]);
  const claimed = await store.claimSends(ask());
  expect(new Map(claimed.map(({ row, body: sent }) => [row.id, sent?.envelope]))).toEqual(
    new Map([
      [gone.row.id, undefined],
      [broken.row.id, undefined],
      [other.row.id, other.body.envelope],
    ]),
  );
  const error: unknown = await store.findBody(broken.row.id).catch((each: unknown) => each);
  expect(error).toMatchObject({ reason: "corrupt" });
  expect(String((error as Error).stack)).not.toContain("Marlowe");
});
