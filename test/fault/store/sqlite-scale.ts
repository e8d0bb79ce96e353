// Measures a SQLite store that is full against one that is empty: tsx test/fault/store/sqlite-scale.ts [ROWS] [WAITING]
// Submitting, claiming and looking up beside ROWS finished deliveries (default 100,000; their bodies are purged, their
// events kept), and claiming beside WAITING rows of a paused mailbox (default 30,000), take at most twice as long.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDriver } from "../../../src/delivery/store/sqlite/driver.js";
import { sqliteStore, type SqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import { ask, completion, now, prepared } from "../../delivery/store/contract/rows.js";

const [rows = 100_000, waiting = 30_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "sqlite-scale-"));
const rounds = 200;

/** Finished deliveries with one attempt, six events and no body. */
const finished = `
insert into update_record_delivery (id, ods_code, caller_id, mailbox_id, version, fence, state, unknown_outcomes,
  failures, sent_at, practice_ods_code, goes_as_first, created_at, header_id, bundle_id, document_id, composition_id,
  encounter_id, content_hash, content_version, address_key)
with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
select 'd' || hex(randomblob(16)), 'FQW30', 'c' || hex(randomblob(8)), 'FQW30OT00' || (i % 5), 6, 1, 'patient-matched',
  0, 0, ${now} - 1000 * i, 'A12345', 0, ${now} - 1000 * i, hex(randomblob(16)), hex(randomblob(16)),
  hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(16)), hex(randomblob(32)), 1, hex(randomblob(32)) from n`;
const attempts = `
insert into update_record_attempt
select seq, 1, 1, created_at, created_at, 'done', null, 'M' || id, null from update_record_delivery`;
const events = `
insert into update_record_event (delivery, at, state, reason)
select seq, created_at, 'sent', 'mesh-accepted' from update_record_delivery,
  (select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6)`;
const paused = `
insert into update_record_delivery (id, ods_code, caller_id, mailbox_id, version, fence, state, run_at,
  unknown_outcomes, failures, goes_as_first, created_at, header_id, bundle_id, document_id, composition_id,
  encounter_id, content_hash, content_version, address_key)
with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
select 'p' || i, 'FQW30', 'p' || i, 'FQW30PAUSED', 1, 0, 'queued', ${now} - 1000, 0, 0, 0, ${now}, 'h' || i, 'b' || i,
  'd' || i, 'c' || i, 'e' || i, '', 1, '' from n`;

interface Filling {
  readonly sql: string;
  readonly count?: number;
}

async function opened(name: string, fillings: readonly Filling[]): Promise<SqliteStore> {
  const file = join(folder, `${name}.db`);
  const store = sqliteStore(file);
  await store.open();
  await store.setPaused("FQW30PAUSED", { at: now, by: "Dana" });
  const connection = new (await loadDriver())(file);
  connection.exec("pragma synchronous = off");
  for (const { sql, count } of fillings) connection.prepare(sql).run(...(count === undefined ? [] : [count]));
  connection.exec("pragma wal_checkpoint(truncate)");
  connection.close();
  return store;
}

const steps = {
  submit: (store: SqliteStore) => store.add(prepared()),
  claim: async (store: SqliteStore) => {
    const [claimed] = await store.claimSends(ask({ limit: 1 }));
    if (claimed === undefined) throw new Error("nothing was claimed");
    await store.completeSends([completion(claimed)]);
  },
  status: async (store: SqliteStore) => {
    await store.findByCallerId("FQW30", "last");
    await store.list({ states: ["queued", "sending", "outcome-unknown", "overdue"] }, { limit: 20 });
    await store.list({ from: now }, { limit: 20 });
    await store.listAttention({}, { limit: 20 });
  },
} as const;
type Step = keyof typeof steps;

/** Milliseconds of each step: the median, with both stores in turn, so that other work slows both alike. */
async function compare(name: string, full: SqliteStore, empty: SqliteStore, wanted: readonly Step[]): Promise<boolean> {
  const taken = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [side, store] of [
      ["full", full],
      ["empty", empty],
    ] as const) {
      for (const step of ["submit", "claim", "status"] as const) {
        const from = performance.now();
        await steps[step](store);
        const key = `${step} ${side}`;
        taken.set(key, [...(taken.get(key) ?? []), performance.now() - from]);
      }
    }
  }
  const median = (key: string): number => [...(taken.get(key) ?? [])].sort((a, b) => a - b)[rounds >> 1] ?? NaN;
  const isQuick = wanted.map((step) => {
    const [slow, quick] = [median(`${step} full`), median(`${step} empty`)];
    const ok = slow <= 2 * quick;
    console.log(`${ok ? "ok" : "too slow"}  ${name}: ${step} ${slow.toFixed(2)} ms, empty ${quick.toFixed(2)} ms`);
    return ok;
  });
  return isQuick.every(Boolean);
}

try {
  const began = performance.now();
  const full = await opened("full", [{ sql: finished, count: rows }, { sql: attempts }, { sql: events }]);
  const stopped = await opened("stopped", [{ sql: paused, count: waiting }]);
  const empty = await opened("empty", []);
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const results = [
    await compare(`${rows} finished deliveries`, full, empty, ["submit", "claim", "status"]),
    await compare(`${waiting} waiting ones of a paused mailbox`, stopped, empty, ["claim"]),
  ];
  for (const store of [full, stopped, empty]) await store.close();
  const failed = results.filter((ok) => !ok).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
