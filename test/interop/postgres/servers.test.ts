import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { StoreError } from "../../../src/delivery/store/store-error.js";
import { ask, completion, now, prepared } from "../../delivery/store/contract/rows.js";
import { pgbouncerMissing, startPgbouncer } from "../../support/postgres/pgbouncer.js";
import { startPostgres, type PostgresServer } from "../../support/postgres/start-postgres.js";
import { versionsHere } from "./versions.js";

if (pgbouncerMissing !== undefined) console.log(`not run: ${pgbouncerMissing}`);

describe.each(versionsHere())("PostgreSQL %s", (version) => {
  let server: PostgresServer;
  const toEnd: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    server = await startPostgres({ version, fsync: true });
    console.log(`ran on PostgreSQL ${server.version}`);
  });
  afterAll(async () => {
    for (const end of toEnd.splice(0).reverse()) await end();
    await server.end();
  });

  function poolTo(url: string, more: pg.PoolConfig = {}): pg.Pool {
    const pool = new pg.Pool({ connectionString: url, max: 10, ...more });
    pool.on("error", () => undefined);
    toEnd.push(() => pool.end());
    return pool;
  }

  async function failureOf(work: Promise<unknown>): Promise<StoreError> {
    const failure = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(failure instanceof StoreError)) throw new Error("no StoreError", { cause: failure });
    return failure;
  }

  test("before it is migrated, open says which command to run", async () => {
    const store = postgresStore(await server.newDatabase());
    expect(await failureOf(store.open())).toMatchObject({ reason: "not-migrated" });
    expect((await failureOf(store.open())).message).toContain("update-record migrate --store postgres://");
    await store.close();
  });

  test("many migrations at once make the tables once, with one key, and again is harmless", async () => {
    const url = await server.newDatabase();
    const done = await Promise.all(Array.from({ length: 12 }, () => migratePostgres(url)));
    expect(done.filter(({ from }) => from === 0)).toHaveLength(1);
    expect(new Set(done.map(({ to }) => to)).size).toBe(1);
    expect(await migratePostgres(url)).toMatchObject({ from: done[0]?.to, months: [] });
    const keys = await Promise.all(
      [1, 2].map(async () => {
        const store = postgresStore(url);
        const { lookUpKey } = await store.open();
        await store.close();
        return Buffer.from(lookUpKey).toString("hex");
      }),
    );
    expect(keys[0]).toHaveLength(64);
    expect(keys[1]).toBe(keys[0]);
  });

  test("events that came before their month was made move into its partition", async () => {
    const url = await server.newDatabase();
    const pool = poolTo(url);
    await migratePostgres({ pool });
    const ahead = new Date();
    const month = `event_${ahead.toISOString().slice(0, 7).replace("-", "_")}`;
    await pool.query(`drop table update_record.${month}`);
    const store = postgresStore({ pool });
    const delivery = prepared();
    const events = delivery.events.map((event) => ({ ...event, at: ahead.getTime() }));
    await store.add({ ...delivery, events });
    const before = await store.listEvents(delivery.row.id);
    expect((await migratePostgres({ pool })).months).toHaveLength(1);
    expect(await store.listEvents(delivery.row.id)).toEqual(before);
    const { rows } = await pool.query(`select * from update_record.${month}`);
    expect(rows).toHaveLength(events.length);
  });

  test("a role without any right to change the schema does all the work, a later schema is no hindrance", async () => {
    const url = await server.newDatabase();
    const owner = poolTo(url);
    await migratePostgres({ pool: owner });
    const role = `app_${version}_${Math.random().toString(36).slice(2)}`;
    await owner.query(`create role ${role} login`);
    await owner.query("revoke all on schema public from public");
    await owner.query(`grant usage on schema update_record to ${role}`);
    await owner.query(`grant select, insert, update, delete on all tables in schema update_record to ${role}`);
    await owner.query("insert into update_record.migration (number, works_for) values (1000, 1)");
    const pool = poolTo(url.replace("postgres@", `${role}@`));
    await expect(pool.query("create table update_record.own (x int)")).rejects.toMatchObject({ code: "42501" });
    const store = postgresStore({ pool });
    await store.open();
    const delivery = prepared();
    await store.add(delivery);
    const [claimed] = await store.claimSends(ask());
    if (claimed === undefined) throw new Error("nothing was claimed");
    expect(await store.completeSends([completion(claimed)])).toEqual([true]);
    expect(await store.apply({ events: [{ ...delivery.events[0], deliveryId: delivery.row.id } as never] })).toBe(true);
    await owner.query("insert into update_record.migration (number, works_for) values (1001, 1001)");
    expect(await failureOf(store.open())).toMatchObject({ reason: "too-new" });
  });

  test("synchronous_commit off is refused by every method that writes, and stores nothing", async () => {
    const url = await server.newDatabase();
    const safe = poolTo(url);
    await migratePostgres({ pool: safe });
    const pool = poolTo(url, { options: "-c synchronous_commit=off" });
    const store = postgresStore({ pool });
    const delivery = prepared();
    const refused = { reason: "not-durable", certainty: "not-done" };
    expect(await failureOf(store.add(delivery))).toMatchObject(refused);
    expect(await failureOf(store.apply({ add: [delivery] }))).toMatchObject(refused);
    expect(await failureOf(store.claimSends(ask()))).toMatchObject(refused);
    expect(await failureOf(store.addMailbox("X26OT001"))).toMatchObject(refused);
    expect(await failureOf(store.noteItemFailure("X26OT001", "1", now))).toMatchObject(refused);
    const client = await pool.connect();
    await client.query("begin");
    expect(await failureOf(store.insert(client, delivery))).toMatchObject(refused);
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.query("set local synchronous_commit = on");
    expect(await store.insert(client, delivery)).toMatchObject({ isNew: true });
    await client.query("rollback");
    client.release();
    expect((await safe.query("select 1 from update_record.delivery_key")).rows).toHaveLength(0);
  });

  test("in a caller's transaction another content is refused, and the transaction goes on", async () => {
    const pool = poolTo(await server.newDatabase());
    await migratePostgres({ pool });
    await pool.query("create table own (id text)");
    const store = postgresStore({ pool });
    const delivery = prepared();
    const client = await pool.connect();
    await client.query("begin");
    expect(await store.insert(client, delivery)).toMatchObject({ isNew: true });
    expect(await store.insert(client, delivery)).toMatchObject({ isNew: false, row: { id: delivery.row.id } });
    const { odsCode, callerId } = delivery.row;
    const other = prepared({ row: { odsCode, callerId, contentHash: "another" } });
    await expect(store.insert(client, other)).rejects.toMatchObject({ reason: "different-content" });
    await client.query("insert into own values ('kept')");
    await client.query("commit");
    client.release();
    expect(await store.findById(delivery.row.id)).toMatchObject({ callerId });
    expect((await pool.query("select * from own")).rows).toEqual([{ id: "kept" }]);
  });

  test("a serialization failure in a caller's transaction is the caller's", async () => {
    const pool = poolTo(await server.newDatabase());
    await migratePostgres({ pool });
    const store = postgresStore({ pool });
    const delivery = prepared();
    const client = await pool.connect();
    await client.query("begin isolation level repeatable read");
    await client.query("select 1");
    await store.add(delivery);
    await expect(store.insert(client, delivery)).rejects.toMatchObject({ code: "40001" });
    await client.query("rollback");
    client.release();
  });

  test("what was acknowledged is there after crashes of the server, and the store goes on by itself", async () => {
    const url = await server.newDatabase();
    await migratePostgres(url);
    const store = postgresStore(url);
    await store.open();
    const sure: string[] = [];
    let [unsure, isOver] = [0, false];
    const workers = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        const delivery = prepared();
        try {
          await store.add(delivery);
          sure.push(delivery.row.id);
        } catch (error) {
          if (!(error instanceof StoreError)) throw error;
          if (error.certainty === "unknown") unsure += 1;
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }
    });
    for (const how of ["immediate", "fast", "kill"] as const) {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await server.restart(how);
    }
    await new Promise((resolve) => setTimeout(resolve, 150));
    isOver = true;
    await Promise.all(workers);
    const found = await Promise.all(sure.map((id) => store.findById(id)));
    await store.close();
    expect(found.filter((row) => row === undefined)).toHaveLength(0);
    expect(sure.length).toBeGreaterThan(0);
    console.log(`PostgreSQL ${server.version}: ${sure.length} stored through 3 restarts, ${unsure} unknown, 0 lost`);
  });

  test.skipIf(pgbouncerMissing !== undefined)("works through PgBouncer in transaction mode", async () => {
    const url = await server.newDatabase();
    const bouncer = await startPgbouncer(server, url);
    try {
      await migratePostgres(bouncer.url);
      const store = postgresStore(bouncer.url);
      await store.open();
      const deliveries = Array.from({ length: 40 }, () => prepared());
      await Promise.all(deliveries.map((delivery) => store.add(delivery)));
      const claims = await Promise.all(
        Array.from({ length: 8 }, () => store.claimSends(ask({ limit: 5, perMailbox: 5 }))),
      );
      const claimed = claims.flat();
      const held = await Promise.all(claimed.map((one) => store.completeSends([completion(one)])));
      expect(held.flat()).toEqual(claimed.map(() => true));
      expect(new Set(claimed.map(({ row }) => row.id)).size).toBe(claimed.length);
      const later = await store.claimSends(ask({ limit: 40, perMailbox: 40 }));
      expect(claimed.length + later.length).toBe(40);
      await store.close();
    } finally {
      await bouncer.end();
    }
  });
});
