// Stores a consultation and its message in one transaction of your own: either both are there afterwards, or neither.
// Here with SQLite, in the file that the workers use too. With PostgreSQL `insert` is a Promise, and the rest is the
// same: docs/your-own-transaction.md has recipes for pg, postgres.js, Knex, Kysely, Drizzle and better-sqlite3.
// Run it: npx tsx examples/submit-in-your-own-transaction.ts
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite"; // or "node:sqlite", from Node 22.13: the same as the store uses
import { parseConsultation, type Consultation } from "gp-connect-update-record";
import { openDelivery, sqliteStore } from "gp-connect-update-record/delivery";
import { meshTransport } from "gp-connect-update-record/mesh";
import { startSandbox } from "gp-connect-update-record/sandbox";

const folder = await mkdtemp(join(tmpdir(), "update-record-"));
const file = join(folder, "pharmacy.db");
const sandbox = await startSandbox(); // in real use MESH's integration environment
const store = sqliteStore(file);
const delivery = await openDelivery({
  store,
  transport: meshTransport(sandbox.transportOptionsFor("X26ABC1")),
  sender: { odsCode: "FA123", mailboxId: "X26ABC1", release: "1.2.1" },
});

// Your own connection, and your own table.
const db = new DatabaseSync(file);
db.exec("pragma synchronous = full"); // else your commit might be lost when the power fails: insert would refuse
db.exec("pragma busy_timeout = 5000"); // the workers write to the same file
db.exec("create table consultation (id text primary key, json text not null, delivery_id text not null)");

/** Both, or neither. */
function save(id: string, consultation: Consultation): void {
  // Checks and builds the message, and stores nothing: what is wrong shows before the transaction begins.
  const prepared = delivery.prepare(consultation, { id });
  db.exec("begin immediate");
  try {
    const { row } = store.insert(db, prepared);
    db.prepare("insert into consultation values (?, ?, ?)").run(id, JSON.stringify(consultation), row.id);
    db.exec("commit");
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}

const json: unknown = JSON.parse(await readFile(new URL("consultations/sinusitis.json", import.meta.url), "utf8"));
const consultation = parseConsultation(json);
save("4711", consultation);
try {
  save("4711", consultation); // your own table refuses it the second time: the message is not stored again either
} catch {
  console.log("4711 is there already");
}
const { items } = await delivery.list();
for (const { callerId, state } of items) console.log(`${callerId}: ${state}`); // a worker sends it: delivery.start()

db.close();
await delivery.close();
await sandbox.close();
await rm(folder, { recursive: true });
