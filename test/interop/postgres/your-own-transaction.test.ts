import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PreparedDelivery } from "../../../src/delivery/store/rows.js";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import { prepared } from "../../delivery/store/contract/rows.js";
import { seededRandom } from "../../fault/random.js";
import { startPostgres, postgresMissing, type PostgresServer } from "../../support/postgres/start-postgres.js";
import { client, clientFile } from "./clients.js";
import { recipe, type Names } from "./recipes.js";

/** In all: 10,000 by hand, `ROLLBACKS=10000 npm run test:postgresql your-own-transaction`. */
const transactions = Math.ceil(Number(process.env["ROLLBACKS"] ?? 1_000) / 7);
const seed = Number(process.env["SEED"] ?? 7);

/** A database that a recipe works on. */
interface Place {
  readonly store: { insert(connection: never, prepared: PreparedDelivery): unknown };
  /** What the recipe uses beside `store`, `prepared` and `saveConsultation`. */
  readonly names: Names;
  /** Saves a consultation of the caller's own through the transaction that the recipe passes. */
  readonly save: (transaction: never, id: string) => unknown;
  /** Ids of the caller's own rows, and of the deliveries in each of the store's tables. */
  readonly stored: () => Promise<readonly (readonly string[])[]>;
  readonly atOnce: number;
  readonly end: () => Promise<void>;
}

class Stopped extends Error {}

/** Runs a recipe many times: it is stopped at random before, between and after its two statements, or not at all. */
async function tryRecipe(name: string, place: Place): Promise<void> {
  const run = recipe(name);
  const random = seededRandom(seed);
  const committed: string[] = [];
  const counts = { committed: 0, stopped: 0, refused: 0, poisoned: 0 };

  async function one(): Promise<void> {
    const fate = random.below(1_000) / 1_000;
    // Now and then the caller's id is stored already, with another content: refused, and rolled back.
    const taken = fate < 0.1 ? committed.at(-1) : undefined;
    const delivery = taken === undefined ? prepared() : prepared({ row: { callerId: taken, contentHash: "another" } });
    const { id } = delivery.row;
    const stopsAt = fate < 0.1 || fate > 0.7 ? "" : (["before", "between", "after"] as const)[random.below(3)];
    const stop = (at: string): void => {
      if (stopsAt === at) throw new Stopped("stopped on purpose");
    };
    const saveConsultation = (transaction: never): unknown => {
      stop("before");
      const saved = place.save(transaction, delivery.row.callerId);
      if (!(saved instanceof Promise)) {
        stop("between");
        return;
      }
      return saved.then(() => stop("between"));
    };
    const insert = (connection: never, given: PreparedDelivery): unknown => {
      const inserted = place.store.insert(connection, given);
      if (!(inserted instanceof Promise)) {
        stop("after");
        return;
      }
      return inserted.then(() => stop("after"));
    };
    try {
      await run({ ...place.names, store: { insert }, prepared: delivery, saveConsultation });
      committed.push(delivery.row.callerId);
      counts.committed += 1;
    } catch (error) {
      const { reason } = error as { readonly reason?: unknown };
      if (error instanceof Stopped) counts.stopped += 1;
      else if (reason === "different-content" && taken !== undefined) counts.refused += 1;
      else {
        counts.poisoned += 1;
        console.log(`${name}: ${id}`, error);
      }
    }
  }

  let left = transactions;
  await Promise.all(
    Array.from({ length: place.atOnce }, async () => {
      while (left-- > 0) await one();
    }),
  );
  const [own = [], ...tables] = await place.stored();
  expect(own).toEqual([...committed].sort());
  for (const table of tables) expect(table).toEqual(own);
  expect(counts.poisoned).toBe(0);
  expect(Math.min(counts.committed, counts.stopped, counts.refused)).toBeGreaterThan(0);
  console.log(`${name}: ${JSON.stringify(counts)}, 0 orphans`);
}

const missing = postgresMissing();
if (missing !== undefined) console.log(`not run: ${missing}`);

describe.skipIf(missing !== undefined)("a transaction of the caller's own, PostgreSQL", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
    console.log(`ran on PostgreSQL ${server.version}`);
  });
  afterAll(() => server.end());

  async function place(
    connect: (url: string) => {
      readonly names: Names;
      readonly save: Place["save"];
      readonly end: () => Promise<unknown>;
    },
  ): Promise<Place> {
    const url = await server.newDatabase();
    const look = new pg.Pool({ connectionString: url, max: 2 });
    await migratePostgres({ pool: look });
    await look.query("create table consultation (id text)");
    const { names, save, end } = connect(url);
    const key = "from update_record.delivery_key k";
    const queries = [
      "select id from consultation",
      `select caller_id as id ${key}`,
      ...["delivery", "body", "event"].map(
        (table) =>
          `select k.caller_id as id from update_record.${table} t left join update_record.delivery_key k using (no)`,
      ),
    ];
    return {
      store: postgresStore({ pool: look }),
      names,
      save,
      stored: async () => {
        const answers = await Promise.all(queries.map((query) => look.query<{ readonly id: string }>(query)));
        return answers.map(({ rows }) => [...new Set(rows.map(({ id }) => id))].sort());
      },
      atOnce: 4,
      end: async () => {
        await end();
        await look.end();
      },
    };
  }

  const insertOwn = "insert into consultation (id) values";
  const places: Readonly<Record<string, () => Promise<Place>>> = {
    pg: () =>
      place((url) => {
        const pool = new pg.Pool({ connectionString: url, max: 4 });
        const save = (tx: pg.PoolClient, id: string): Promise<unknown> => tx.query(`${insertOwn} ($1)`, [id]);
        return { names: { pool }, save, end: () => pool.end() };
      }),
    "postgres.js": () =>
      place((url) => {
        const sql = (clientFile("postgres") as unknown as (url: string, options: object) => Ended)(url, { max: 4 });
        const save = (
          tx: { unsafe(text: string, values: unknown[]): Promise<unknown> },
          id: string,
        ): Promise<unknown> => Promise.resolve(tx.unsafe(`${insertOwn} ($1)`, [id]));
        return { names: { sql }, save, end: () => sql.end() };
      }),
    knex: () =>
      place((url) => {
        const make = clientFile("knex") as unknown as (options: object) => { destroy(): Promise<void> };
        const knex = make({ client: "pg", connection: url, pool: { max: 4 } });
        const save = (tx: { raw(text: string, values: unknown[]): Promise<unknown> }, id: string): Promise<unknown> =>
          Promise.resolve(tx.raw(`${insertOwn} (?)`, [id]));
        return { names: { knex }, save, end: () => knex.destroy() };
      }),
    kysely: () =>
      place((url) => {
        const kysely = clientFile("kysely") as unknown as Kysely;
        const pool = new pg.Pool({ connectionString: url, max: 4 });
        const db = new kysely.Kysely({ dialect: new kysely.PostgresDialect({ pool }) });
        const save = (tx: { executeQuery(query: unknown): Promise<unknown> }, id: string): Promise<unknown> =>
          tx.executeQuery(kysely.CompiledQuery.raw(`${insertOwn} ($1)`, [id]));
        return { names: { db, CompiledQuery: kysely.CompiledQuery }, save, end: () => pool.end() };
      }),
    drizzle: () =>
      place((url) => {
        const { drizzle } = clientFile("drizzle-orm/node-postgres") as unknown as Drizzle;
        const { sql } = clientFile("drizzle-orm") as unknown as DrizzleSql;
        // It knows a pool by its class, so that must come from the same package as its own.
        const { Pool } = clientFile("pg") as unknown as typeof pg;
        const pool = new Pool({ connectionString: url, max: 4 });
        const save = (tx: { execute(query: unknown): Promise<unknown> }, id: string): Promise<unknown> =>
          Promise.resolve(tx.execute(sql`insert into consultation (id) values (${id})`));
        return { names: { db: drizzle(pool), sql }, save, end: () => pool.end() };
      }),
  };
  const clients = client("postgres");
  if ("notRun" in clients) console.log(`not run: ${clients.notRun}`);

  for (const [name, open] of Object.entries(places))
    test.skipIf("notRun" in clients && name !== "pg")(name, async () => {
      const opened = await open();
      try {
        await tryRecipe(name, opened);
      } finally {
        await opened.end();
      }
    });
});

interface Ended {
  end(): Promise<void>;
}

interface Kysely {
  readonly Kysely: new (options: object) => unknown;
  readonly PostgresDialect: new (options: object) => unknown;
  readonly CompiledQuery: { raw(text: string, values: unknown[]): unknown };
}

interface Drizzle {
  readonly drizzle: (pool: pg.Pool) => unknown;
}

interface DrizzleSql {
  readonly sql: (parts: unknown, ...values: readonly unknown[]) => unknown;
}

describe("a transaction of the caller's own, SQLite", () => {
  const folder = mkdtempSync(join(tmpdir(), "own-transaction-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function place(own: SqliteConnection, store: ReturnType<typeof sqliteStore>): Promise<Place> {
    await store.open();
    own.exec("create table consultation (id text)");
    const ids = (query: string): readonly string[] =>
      [
        ...new Set(
          own
            .prepare(query)
            .all()
            .map((row) => String((row as { readonly id: unknown }).id)),
        ),
      ].sort();
    return {
      store: store,
      names: { own },
      save: (connection: SqliteConnection, id: string) => {
        connection.prepare("insert into consultation (id) values (?)").run(id);
      },
      stored: async () => [
        ids("select id from consultation"),
        ids("select caller_id as id from update_record_delivery"),
        ids(
          "select d.caller_id as id from update_record_event e " +
            "left join update_record_delivery d on d.seq = e.delivery",
        ),
      ],
      atOnce: 1,
      end: async () => {
        own.close();
        await store.close();
      },
    };
  }

  test("node:sqlite, here by the package with its interface", async () => {
    const file = join(folder, "node.db");
    const own = new DatabaseSync(file);
    own.exec("pragma synchronous = full");
    const opened = await place(own, sqliteStore(file));
    await tryRecipe("node:sqlite", opened);
    await opened.end();
  });

  const better = client("better-sqlite3");
  if ("notRun" in better) console.log(`not run: ${better.notRun}`);
  test.skipIf("notRun" in better)("better-sqlite3", async () => {
    if ("notRun" in better) return;
    const file = join(folder, "better.db");
    const Database = better.load() as unknown as new (file: string) => SqliteConnection;
    const own = new Database(file);
    own.exec("pragma synchronous = full");
    const opened = await place(own, sqliteStore(file, { driver: Database } as never));
    await tryRecipe("better-sqlite3", opened);
    await opened.end();
  });
});

interface SqliteConnection {
  exec(text: string): unknown;
  prepare(text: string): { run(...values: unknown[]): unknown; all(): unknown[] };
  close(): void;
}
