import { postgresStore } from "../../src/delivery/store/postgres/postgres-store.js";
import { prepared } from "../delivery/store/contract/rows.js";
import type { Benchmark, BenchmarkFile, Job, Pace } from "./benchmark.js";
import { benchDatabase, missing } from "./postgres/server.js";

/** The size of NHS England's Pharmacy First example. */
const body = new TextEncoder().encode("<a>x</a>".repeat(36_544 / 8));
const atOnce = 50;

/** What counts is the time until it is on disk. */
const pace: Pace = { clock: "wall", warmUp: 1, rounds: 9, round: 1 };

/**
 * Storing deliveries in PostgreSQL, on disk before each is acknowledged, one at a time and 50 at once. Beside it the
 * same bytes are stored as bare rows, without an index, each in a transaction of its own, through as many connections:
 * what the server can do.
 */
export const benchmarks: BenchmarkFile = () => {
  const notRun = missing();
  if (notRun !== undefined) return { notRun };
  return [1, atOnce].map((count): Benchmark => ({
    name: `delivery-submit-postgres-${count}`,
    peer: "bare rows, each in a transaction of its own",
    ours: () => adds(count),
    theirs: () => bareRows(count),
    operations: count,
    pace,
    goal: { timesAsFast: count === 1 ? 0.3 : 0.5 },
    guarded: 0.4,
  }));
};

function adds(count: number): Job {
  const ready = benchDatabase().then(({ pool }) => postgresStore({ pool }));
  return async () => {
    const store = await ready;
    const createdAt = Date.now();
    const add = async (): Promise<void> => {
      const one = prepared({ row: { createdAt, runAt: createdAt } });
      await store.add({ ...one, body: { ...one.body, envelope: { ...one.body.envelope, body } } });
    };
    await Promise.all(Array.from({ length: count }, add));
  };
}

function bareRows(count: number): Job {
  const ready = benchDatabase().then(async ({ pool }) => {
    await pool.query("create table bare (bytes bytea)");
    return pool;
  });
  return async () => {
    const pool = await ready;
    await Promise.all(Array.from({ length: count }, () => pool.query("insert into bare values ($1)", [body])));
  };
}
