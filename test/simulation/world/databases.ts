import { rm } from "node:fs/promises";
import pg from "pg";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { emptyTables } from "../../support/postgres/empty-tables.js";
import type { StoreMaker } from "../simulation.js";

/** New files of SQLite's, one for each schedule. */
export function sqliteMaker(file: string): StoreMaker {
  return async () => {
    for (const end of ["", "-wal", "-shm"]) await rm(`${file}${end}`, { force: true });
    return sqliteStore(file);
  };
}

const schema = "update_record";

/** One database of PostgreSQL's, emptied for each schedule. Its leases go by `simulated.now()`. */
export async function postgresMaker(
  url: string,
): Promise<{ readonly make: StoreMaker; readonly end: () => Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await pool.query(`create schema simulated;
    create table simulated.clock (ms double precision not null);
    insert into simulated.clock values (0);
    create function simulated.now() returns timestamptz language sql volatile as
      'select timestamptz ''2026-01-01'' + ms * interval ''1 ms'' from simulated.clock'`);
  await migratePostgres(url);
  return {
    async make(elapsedMs) {
      await emptyTables((text) => pool.query(text), schema);
      return withClock(postgresStore({ pool }), pool, elapsedMs);
    },
    end: () => pool.end(),
  };
}

/** The server's clock is set before each call: calls come one after another. */
function withClock(store: DeliveryStore, pool: pg.Pool, elapsedMs: () => number): DeliveryStore {
  let setTo: number | undefined;
  return new Proxy(store, {
    get(_, key) {
      const own: unknown = Reflect.get(store, key);
      if (typeof own !== "function") return own;
      return async (...args: unknown[]): Promise<unknown> => {
        const now = elapsedMs();
        if (now !== setTo) await pool.query("update simulated.clock set ms = $1", [now]);
        setTo = now;
        return Reflect.apply(own, store, args) as Promise<unknown>;
      };
    },
  });
}
