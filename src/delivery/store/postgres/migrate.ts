import { randomBytes } from "node:crypto";
import { number, text } from "./cells.js";
import type { Cells, PostgresClient } from "./client.js";
import { databaseOn } from "./database.js";
import { migrations } from "./schema/migrations.js";
import { quoteText, type Names } from "./names.js";
import { settingsOf, type PostgresStoreOptions } from "./options.js";

/** What a migration did. */
export interface PostgresMigration {
  /** The numbers of the schema before (0: there was none) and after. */
  readonly from: number;
  readonly to: number;
  /** Months for which a partition of the events was made, such as `2026-12`. */
  readonly months: readonly string[];
}

const monthsAhead = 24;
/** One at a time, whatever the schema: it is run seldom, and takes a second. */
const lock = 7_310_552_914;

/**
 * Makes the tables, or brings them up to date, and makes partitions of the events for two years ahead. A step of its
 * own, for a role that may create tables: the store itself needs no such right. Harmless when nothing is to be done,
 * and when several run at once. It only goes forward; a library one version older still works on what it makes.
 *
 * @throws StoreError
 * @throws InvalidValueError for options that it does not have.
 * @example
 * await migratePostgres("postgres://owner:secret@localhost/pharmacy");
 */
export async function migratePostgres(where: string | PostgresStoreOptions): Promise<PostgresMigration> {
  const { names, lookUpKey, connect } = settingsOf(where, "Options of migratePostgres");
  const { pool, end } = await connect();
  try {
    const result = await databaseOn(pool).transaction((client) => migrate(client, names, lookUpKey));
    return result ?? { from: 0, to: 0, months: [] };
  } finally {
    await end();
  }
}

async function migrate(
  client: PostgresClient,
  names: Names,
  lookUpKey: Uint8Array | undefined,
): Promise<PostgresMigration> {
  const rows = async (statement: string, values: unknown[] = []): Promise<readonly Cells[]> =>
    (await client.query(statement, values)).rows as readonly Cells[];
  await rows(`select pg_advisory_xact_lock(${lock})`);
  // `create schema if not exists` needs the right to create one even where it exists.
  const isThere = await rows("select 1 from pg_catalog.pg_namespace where quote_ident(nspname) = $1 or nspname = $2", [
    names.schema,
    names.schema.slice(1, -1).replaceAll('""', '"'),
  ]);
  if (isThere.length === 0) await rows(`create schema ${names.schema}`);
  await rows(`create table if not exists ${names.migration} (
    number int primary key, works_for int not null, at timestamptz not null default clock_timestamp())`);
  const done = await rows(`select coalesce(max(number), 0) as number from ${names.migration}`);
  const from = done[0] === undefined ? 0 : number(done[0], "number");
  for (const migration of migrations.filter((each) => each.number > from)) {
    for (const statement of migration.statements(names)) await rows(statement);
    await rows(`insert into ${names.migration} (number, works_for) values ($1, $2)`, [
      migration.number,
      migration.worksFor,
    ]);
  }
  await rows(`insert into ${names.setting} (name, value) values ('look-up-key', $1) on conflict do nothing`, [
    lookUpKey ?? randomBytes(32),
  ]);
  const months = await makePartitions(rows, names);
  return { from, to: Math.max(from, migrations.at(-1)?.number ?? 0), months };
}

/** Partitions of the events from this month on. What the default one holds of a new month moves there. */
async function makePartitions(
  rows: (statement: string, values?: unknown[]) => Promise<readonly Cells[]>,
  names: Names,
): Promise<readonly string[]> {
  const made: string[] = [];
  const known = await rows(
    "select c.relname from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid " +
      `where i.inhparent = to_regclass(${quoteText(names.event)})`,
  );
  const existing = new Set(known.map((cells) => text(cells, "relname")));
  const [now] = await rows("select extract(year from now()) as year, extract(month from now()) as month");
  if (now === undefined) return made;
  const start = number(now, "year") * 12 + number(now, "month") - 1;
  const other = names.at("event_other");
  for (let ahead = 0; ahead <= monthsAhead; ahead++) {
    const [from, to] = [start + ahead, start + ahead + 1].map((month) => Date.UTC(Math.floor(month / 12), month % 12));
    const month = new Date(from ?? 0).toISOString().slice(0, 7);
    const name = `event_${month.replace("-", "_")}`;
    if (existing.has(name)) continue;
    const range = `at >= ${from} and at < ${to}`;
    await rows(`create temporary table moved on commit drop as select * from ${other} where ${range}`);
    await rows(`delete from ${other} where ${range}`);
    await rows(`create table ${names.at(name)} partition of ${names.event} for values from (${from}) to (${to})`);
    await rows(`insert into ${names.event} overriding system value select * from moved`);
    await rows("drop table moved");
    made.push(month);
  }
  return made;
}
