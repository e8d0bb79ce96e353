import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PreparedDelivery } from "../../src/delivery/store/rows.js";
import { loadDriver } from "../../src/delivery/store/sqlite/driver.js";
import { sqliteStore } from "../../src/delivery/store/sqlite/sqlite-store.js";
import { prepared } from "../delivery/store/contract/rows.js";
import type { Benchmark, Job, Pace } from "./benchmark.js";

/** The size of NHS England's Pharmacy First example. */
const body = new TextEncoder().encode("<a>x</a>".repeat(36_544 / 8));
const atOnce = 50;

/** What counts is the time until it is on disk. */
const pace: Pace = { clock: "wall", warmUp: 1, rounds: 9, round: 1 };

/**
 * Storing deliveries in a file, on disk before each is acknowledged, one at a time and 50 at once. Beside it the same
 * bytes are stored as bare rows, without an index, each in a transaction of its own: what the disk can do.
 */
export function benchmarks(): readonly Benchmark[] {
  return [1, atOnce].map((count) => ({
    name: `delivery-submit-sqlite-${count}`,
    peer: "bare rows, each in a transaction of its own",
    ours: () => adds(count),
    theirs: () => bareRows(count),
    operations: count,
    pace,
    goal: { timesAsFast: count === 1 ? 0.3 : 1 },
    guarded: 0.4,
  }));
}

function delivery(): PreparedDelivery {
  const one = prepared();
  return { ...one, body: { ...one.body, envelope: { ...one.body.envelope, body } } };
}

const newFile = (): string => join(mkdtempSync(join(tmpdir(), "bench-")), "x.db");

function adds(count: number): Job {
  const store = sqliteStore(newFile());
  const opened = store.open();
  return async () => {
    await opened;
    await Promise.all(Array.from({ length: count }, () => store.add(delivery())));
  };
}

function bareRows(count: number): Job {
  const ready = loadDriver().then((Driver) => {
    const connection = new Driver(newFile());
    connection.exec("pragma journal_mode = wal; pragma synchronous = full; create table bare (bytes blob)");
    // The connection is kept too: one that nobody holds is closed, whatever its statements still have to do.
    return { connection, insert: connection.prepare("insert into bare values (?)") };
  });
  return async () => {
    const { insert } = await ready;
    for (let row = 0; row < count; row++) insert.run(body);
  };
}
