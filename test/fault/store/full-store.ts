// A store that is full, as that of a busy supplier is after months, with every database setting as it really is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { loadDriver } from "../../../src/delivery/store/sqlite/driver.js";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";
import { now } from "../../delivery/store/contract/rows.js";
import { startPostgres } from "../../support/postgres/start-postgres.js";

/** Numbers of rows: the finished ones are the oldest, a second apart and the first the newest. */
export interface Filling {
  readonly finished: number;
  readonly open: number;
  /** Of the oldest finished ones, those that still have a body. Default: 0. */
  readonly bodies?: number;
}

export interface FullStore {
  readonly store: DeliveryStore;
  readonly end: () => Promise<void>;
}

/** Of the body of a message, compressed. */
const bodyBytes = 12_000;
const openStates = ["queued", "sent", "received", "overdue", "switched-off"];

/** Finished ones end when they are made, and keep their patient's key: each patient has five. */
const valuesOf = ({ finished, open }: Filling) => ({
  count: finished + open,
  state: `case when i <= ${finished} then 'patient-matched'
    ${openStates.map((state, place) => `when i % 5 = ${place} then '${state}'`).join(" ")} end`,
  runAt: `case when i > ${finished} and i % 5 = 0 then ${now} - i end`,
  createdAt: `${now} - cast(1000 as bigint) * i`,
  endedAt: `case when i <= ${finished} then ${now} - cast(1000 as bigint) * i end`,
  patient: `case when i <= ${finished} then 'p' || (i / 5) end`,
});

const oldestWithBody = ({ finished, bodies = 0 }: Filling): string =>
  `between ${finished - bodies + 1} and ${finished}`;

export async function fullSqlite(filling: Filling): Promise<FullStore> {
  const folder = mkdtempSync(join(tmpdir(), "full-store-"));
  const file = join(folder, "full.db");
  const store = sqliteStore(file);
  await store.open();
  const connection = new (await loadDriver())(file);
  const { count, state, runAt, createdAt, endedAt, patient } = valuesOf(filling);
  connection.exec(`
    pragma synchronous = off;
    insert into update_record_delivery (id, ods_code, caller_id, mailbox_id, version, fence, state, run_at,
      unknown_outcomes, failures, sent_at, practice_ods_code, goes_as_first, created_at, ended_at, patient_key,
      header_id, bundle_id, document_id, composition_id, encounter_id, content_hash, content_version, address_key)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
    select 'd' || i, 'FQW30', 'c' || i, 'FQW30OT' || (i % 500), 6, 1, ${state}, ${runAt}, 0, 0, ${createdAt},
      'A' || (i % 6000), 0, ${createdAt}, ${endedAt}, ${patient}, hex(randomblob(16)), hex(randomblob(16)),
      hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(32)), 1, hex(randomblob(32))
    from n;
    insert into update_record_body (delivery, envelope, bytes, sent_digest, submitted, submitted_digest)
    select seq, '{}', randomblob(${bodyBytes}), randomblob(32), '{}', randomblob(32) from update_record_delivery
    where seq ${oldestWithBody(filling)};
    pragma wal_checkpoint(truncate);`);
  connection.close();
  return {
    store,
    end: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export async function fullPostgres(filling: Filling): Promise<FullStore> {
  const server = await startPostgres({ fsync: true, settings: { max_wal_size: "4GB" } });
  const url = await server.newDatabase();
  await migratePostgres(url);
  const client = new pg.Client(url);
  await client.connect();
  const { count, state, runAt, createdAt, endedAt, patient } = valuesOf(filling);
  await client.query(`
    insert into update_record.delivery_key (id, ods_code, caller_id, mailbox_id, created_at, patient_key,
      message_bundle, message_header, document_bundle, composition, encounter, content_hash, content_version,
      address_key)
    select 'd' || i, 'FQW30', 'c' || i, 'FQW30OT' || i % 500, ${createdAt}, ${patient}, md5('b' || i), md5('h' || i),
      md5('d' || i), md5('c' || i), md5('e' || i), md5(i::text), 1, md5(i::text) from generate_series(1, ${count}) i;
    insert into update_record.delivery (no, mailbox_id, state, run_at, version, fence, attempts, unknown_outcomes,
      failures, sent_at, ended_at, practice_ods_code, goes_as_first)
    select i, 'FQW30OT' || i % 500, ${state}, ${runAt}, 6, 1, 1, 0, 0, ${createdAt}, ${endedAt}, 'A' || i % 6000, false
    from generate_series(1, ${count}) i;
    insert into update_record.body (no, envelope, bytes)
    select i, '{}', decode(repeat(md5(i::text), ${bodyBytes / 16}), 'hex') from generate_series(1, ${count}) i
    where i ${oldestWithBody(filling)};`);
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
export async function measured(name: string, work: () => Promise<unknown>): Promise<number> {
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
