// Measures a PostgreSQL store that is full against one that is empty:
// tsx test/fault/store/postgres-scale.ts [ROWS] [WAITING]
// Submitting, claiming and looking up beside ROWS finished deliveries (default 100,000; their bodies are purged, their
// events kept), and claiming beside WAITING rows of a paused mailbox (default 30,000), take at most twice as long.
import pg from "pg";
import { migratePostgres } from "../../../src/delivery/store/postgres/migrate.js";
import { postgresStore, type PostgresStore } from "../../../src/delivery/store/postgres/postgres-store.js";
import { ask, completion, now, prepared } from "../../delivery/store/contract/rows.js";
import { postgresMissing, startPostgres } from "../../support/postgres/start-postgres.js";

const [rows = 100_000, waiting = 30_000] = process.argv.slice(2).map(Number);
const rounds = 200;

const keys = (prefix: string, mailbox: string, createdAt: string): string => `
insert into update_record.delivery_key (id, ods_code, caller_id, mailbox_id, created_at, message_bundle, message_header,
  document_bundle, composition, encounter, content_hash, content_version, address_key)
select '${prefix}' || i, 'FQW30', '${prefix}' || md5(i::text), ${mailbox}, ${createdAt}, md5('b' || i),
  '${prefix}' || md5('h' || i), md5('d' || i), md5('c' || i), md5('e' || i), md5(i::text), 1, md5(i::text)
from generate_series(1, $1) i`;

/** Finished deliveries with one attempt, six events and no body. */
const finished = [
  keys("d", "'FQW30OT00' || i % 5", `${now} - 1000::bigint * i`),
  `insert into update_record.delivery (no, mailbox_id, state, version, fence, attempts, unknown_outcomes, failures,
    sent_at, practice_ods_code, goes_as_first)
  select no, mailbox_id, 'patient-matched', 6, 1, 1, 0, 0, created_at, 'A12345', false from update_record.delivery_key`,
  `insert into update_record.attempt (no, number, fence, started_at, ended_at, outcome, mesh_message_id)
  select no, 1, 1, created_at, created_at, 'done', 'M' || id from update_record.delivery_key`,
  `insert into update_record.event (no, at, state, reason)
  select no, created_at, 'sent', 'mesh-accepted' from update_record.delivery_key, generate_series(1, 6)`,
];
/** Each with a body, and all due before what is measured. */
const paused = [
  keys("p", "'FQW30PAUSED'", String(now)),
  `insert into update_record.delivery (no, mailbox_id, state, version, fence, run_at, unknown_outcomes, failures,
    goes_as_first)
  select no, mailbox_id, 'queued', 1, 0, created_at - 1000, 0, 0, false from update_record.delivery_key`,
  `insert into update_record.body (no, envelope, bytes, consultation)
  select no, '{}', '\\x00', '{}' from update_record.delivery_key`,
];

const missing = postgresMissing();
if (missing !== undefined) {
  console.log(`not run: ${missing}`);
  process.exit();
}
const server = await startPostgres({ fsync: true, settings: { max_wal_size: "4GB" } });

async function opened(fillings: readonly string[], count: number): Promise<PostgresStore> {
  const url = await server.newDatabase();
  await migratePostgres(url);
  const client = new pg.Client(url);
  await client.connect();
  for (const [place, sql] of fillings.entries()) await client.query(sql, place === 0 ? [count] : []);
  // What the database does by itself within a minute.
  await client.query("vacuum (analyze)");
  await client.end();
  const store = postgresStore(url);
  await store.open();
  await store.setPaused("FQW30PAUSED", { at: now, by: "Dana" });
  return store;
}

const steps = {
  submit: (store: PostgresStore) => store.add(prepared()),
  claim: async (store: PostgresStore) => {
    const [claimed] = await store.claimSends(ask({ limit: 1 }));
    if (claimed === undefined) throw new Error("nothing was claimed");
    await store.completeSends([completion(claimed)]);
  },
  find: async (store: PostgresStore) => {
    await store.findByCallerId("FQW30", "last");
    await store.findByHeaderId("header");
    await store.findByMeshMessageId("M");
  },
  status: async (store: PostgresStore) => {
    await store.list({ states: ["queued", "sending", "outcome-unknown", "overdue"] }, { limit: 20 });
    await store.list({ from: now }, { limit: 20 });
    await store.listAttention({}, { limit: 20 });
    await store.listDue(now, 20);
  },
} as const;
type Step = keyof typeof steps;

/** Milliseconds of each step: the median, with both stores in turn, so that other work slows both alike. */
async function compare(
  name: string,
  full: PostgresStore,
  empty: PostgresStore,
  wanted: readonly Step[],
): Promise<boolean> {
  const taken = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const [side, store] of [
      ["full", full],
      ["empty", empty],
    ] as const) {
      for (const step of ["submit", "claim", "find", "status"] as const) {
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
  const full = await opened(finished, rows);
  const stopped = await opened(paused, waiting);
  const empty = await opened([], 0);
  console.log(`filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  const results = [
    await compare(`${rows} finished deliveries`, full, empty, ["submit", "claim", "find", "status"]),
    await compare(`${waiting} waiting ones of a paused mailbox`, stopped, empty, ["claim"]),
  ];
  for (const store of [full, stopped, empty]) await store.close();
  const failed = results.filter((ok) => !ok).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await server.end();
}
