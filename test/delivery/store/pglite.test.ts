import { setTimeout as pause } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore, type PostgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { encryptedPlace } from "../../support/postgres/encrypted-place.js";
import { emptyTables } from "../../support/postgres/empty-tables.js";
import { pglitePool } from "../../support/postgres/pglite-pool.js";
import { describe, expect, test } from "vitest";
import { ask, completion, prepared } from "./contract/rows.js";
import { encryptedContract } from "./contract/encrypted.js";
import { storeContract } from "./contract/suite.js";
import { inputs } from "../../support/inputs.js";
import { sameAsMemory } from "./differential/same-as-memory.js";
import { regularLooks } from "./postgres/regular-looks.js";

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

test("what was sent is stored in the transaction that claims the next: the server syncs its log once", async () => {
  const store = await open();
  for (const each of [prepared(), prepared()]) await store.add(each);
  const [first] = await store.claimSends(ask({ limit: 1 }));
  if (first === undefined) throw new Error("nothing was claimed");
  const [held, claimed] = await Promise.all([store.completeSends([completion(first)]), store.claimSends(ask())]);
  expect(held).toEqual([true]);
  expect(claimed).toHaveLength(1);
  const { rows } = await engine.query(`select distinct cast(xmin as text) from "A ""quoted"" schema".delivery`);
  expect(rows).toHaveLength(1);
});

test("a library one version older claims and completes on the newest schema", async () => {
  const store = await open();
  const one = prepared();
  await store.add(one);
  const at = (name: string): string => `"A ""quoted"" schema".${name}`;
  const claim = `select delivery from ${at("claim_sends")}($1, 60000, 1, 1, '[]', '', 1800000, '[]')`;
  const { rows } = await engine.query<{ readonly delivery: string }>(claim, [one.row.createdAt]);
  expect(JSON.parse(rows[0]?.delivery ?? "")).toMatchObject({ id: one.row.id, attempts: 1, fence: 1 });
  const given = {
    ...{ id: one.row.id, fence: 1, number: 1, ended_at: 7, outcome: "done", reason: null, mesh_message_id: "M1" },
    ...{ facts: { state: "sent" }, event: { place: 0, at: 7, state: "sent", reason: "mesh-accepted" }, attentions: [] },
  };
  const completed = await engine.query(`select ${at("complete_sends")}($1) as held`, [JSON.stringify([given])]);
  expect(completed.rows).toEqual([{ held: "0 " }]);
  expect((await store.findById(one.row.id))?.state).toBe("sent");
  expect(await store.listAttempts(one.row.id)).toMatchObject([{ number: 1, outcome: "done", meshMessageId: "M1" }]);
});

describe("on tables that have grown", () => {
  regularLooks(engine);
});
