// Measures counting in a store that is full: tsx test/fault/store/counts-scale.ts sqlite|postgres [FINISHED] [OPEN]
// Beside FINISHED deliveries (default 1,000,000) of 500 mailboxes, OPEN ones (default 10,000) are counted by default,
// and all with `includeFinished`. It fails where one of the first takes longer than 250 ms; usual are 5 to 85 ms.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { insightOf } from "../../../src/delivery/insight/read-insight.js";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { loadDriver } from "../../../src/delivery/store/sqlite/driver.js";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { now } from "../../delivery/store/contract/rows.js";
import { postgresMissing, startPostgres } from "../../support/postgres/start-postgres.js";

const [kind = "sqlite", finished = "1000000", open = "10000"] = process.argv.slice(2);
const longestMs = 250;
const openStates = ["queued", "sent", "received", "overdue", "switched-off"];
const states = `case when i <= ${finished} then 'patient-matched'
  ${openStates.map((state, place) => `when i % 5 = ${place} then '${state}'`).join(" ")} end`;

interface Filled {
  readonly store: DeliveryStore;
  readonly end: () => Promise<void>;
}

async function filledSqlite(): Promise<Filled> {
  const folder = mkdtempSync(join(tmpdir(), "counts-scale-"));
  const file = join(folder, "full.db");
  const store = sqliteStore(file);
  await store.open();
  const connection = new (await loadDriver())(file);
  connection.exec("pragma synchronous = off");
  connection
    .prepare(
      `insert into update_record_delivery (id, ods_code, caller_id, mailbox_id, version, fence, state, run_at,
         unknown_outcomes, failures, sent_at, practice_ods_code, goes_as_first, created_at, header_id, bundle_id,
         document_id, composition_id, encounter_id, content_hash, content_version, address_key)
       with recursive n(i) as (select 1 union all select i + 1 from n where i < ${Number(finished) + Number(open)})
       select 'd' || i, 'FQW30', 'c' || i, 'FQW30OT' || (i % 500), 6, 1,
         ${states},
         case when i > ${finished} and i % 5 = 0 then ${now} - i end,
         0, 0, ${now} - 1000 * i, 'A' || (i % 6000), 0, ${now} - 1000 * i, hex(randomblob(16)), hex(randomblob(16)),
         hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(32)), 1, hex(randomblob(32))
       from n`,
    )
    .run();
  connection.exec("pragma wal_checkpoint(truncate)");
  connection.close();
  return {
    store,
    end: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function filledPostgres(): Promise<Filled> {
  const server = await startPostgres({ fsync: true, settings: { max_wal_size: "4GB" } });
  const url = await server.newDatabase();
  await migratePostgres(url);
  const client = new pg.Client(url);
  await client.connect();
  const count = Number(finished) + Number(open);
  await client.query(
    `insert into update_record.delivery_key (id, ods_code, caller_id, mailbox_id, created_at, message_bundle,
       message_header, document_bundle, composition, encounter, content_hash, content_version, address_key)
     select 'd' || i, 'FQW30', 'c' || i, 'FQW30OT' || i % 500, ${now} - 1000::bigint * i, md5('b' || i), md5('h' || i),
       md5('d' || i), md5('c' || i), md5('e' || i), md5(i::text), 1, md5(i::text) from generate_series(1, ${count}) i`,
  );
  await client.query(
    `insert into update_record.delivery (no, mailbox_id, state, run_at, version, fence, attempts, unknown_outcomes,
       failures, sent_at, practice_ods_code, goes_as_first)
     select i, 'FQW30OT' || i % 500, ${states}, case when i > ${finished} and i % 5 = 0 then ${now} - i end, 6, 1, 1, 0,
       0, ${now} - 1000::bigint * i, 'A' || i % 6000, false from generate_series(1, ${count}) i`,
  );
  // What the database does by itself within a minute.
  await client.query("vacuum (analyze)");
  await client.end();
  const store = postgresStore(url);
  await store.open();
  return {
    store,
    end: async () => {
      await store.close();
      await server.end();
    },
  };
}

/** The median of nine, and the longest time in which nothing else could be done. Milliseconds. */
async function measured(name: string, work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const times: number[] = [];
  delay.enable();
  for (let round = 0; round < 9; round++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
    await pause(10);
  }
  delay.disable();
  const median = times.sort((a, b) => a - b)[4] ?? NaN;
  console.log(`${name}: ${median.toFixed(1)} ms, blocked for at most ${(delay.max / 1e6).toFixed(0)} ms`);
  return median;
}

const missing = kind === "postgres" ? postgresMissing() : undefined;
if (missing !== undefined) console.log(`not run: ${missing}`);
else {
  const { store, end } = await (kind === "postgres" ? filledPostgres() : filledSqlite());
  try {
    const counting = { store, nowMs: () => now };
    const health = await measured("health: what waits", () =>
      store.countDeliveries({ now, states: ["queued", "outcome-unknown"] }),
    );
    const usual = await measured("insight", () => insightOf(counting));
    const byPractice = await measured("insight by practice", () => insightOf(counting, { byPractice: true }));
    await measured("insight with all that is finished", () => insightOf(counting, { includeFinished: true }));
    const { states: counted } = await insightOf(counting, { includeFinished: true });
    if (counted["patient-matched"].count !== Number(finished)) throw new Error("not all were counted");
    process.exitCode = [health, usual, byPractice].every((taken) => taken <= longestMs) ? 0 : 1;
    console.log(process.exitCode === 0 ? "ok" : `too slow: more than ${longestMs} ms`);
  } finally {
    await end();
  }
}
