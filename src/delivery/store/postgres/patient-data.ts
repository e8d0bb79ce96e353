import type { Erased, PatientData, PurgeAsk } from "../patient-data.js";
import type { Millis } from "../rows.js";
import { number, text, whole } from "./cells.js";
import type { Cells, PostgresClient } from "./client.js";
import { checkDurable, type Database } from "./database.js";
import { deliveryRow, selectRows } from "./delivery-rows.js";
import { itemSummary, summaryColumns } from "./items.js";
import type { Names } from "./names.js";
import { purgeStatements, type PurgeStatements } from "./purge-statements.js";

export function patientData(database: Database, names: Names): PatientData {
  const statements = purgeStatements(names);
  return {
    listByPatientKey: async (patientKey) =>
      (await database.rows(`${selectRows(names)} where k.patient_key = $1 order by k.no`, [patientKey])).map(
        deliveryRow,
      ),
    listPatientItems: async (patientKey) => {
      const rows = await database.rows(
        `select ${summaryColumns} from ${names.inbox} where seq in (${statements.itemsOfPatient}) order by seq`,
        [patientKey],
      );
      return rows.map(itemSummary);
    },
    purge: async (ask) => {
      const deliveries = await database.transaction((client) => purgeEnded(client, statements, ask));
      const [endedBefore, limit] = [whole(ask.endedBefore), ask.limit];
      const [items] = await database.write(statements.purgeLeftItems, [endedBefore, limit]);
      const [notes] = await database.write(statements.purgeLeftNotes, [endedBefore, limit]);
      return [deliveries, countOf(items), countOf(notes)].reduce<number>((sum, count) => sum + (count ?? 0), 0);
    },
    erase: async ({ patientKey, at, by }) => {
      const erased = await database.transaction((client) => eraseAll(client, statements, patientKey, { at, by }));
      return erased ?? { isErased: false, open: [] };
    },
    keysInUse: async () => {
      const found = new Set<string>();
      for (const table of [names.body, names.inbox, names.attention]) {
        // From one id to the next within the index: the rows are not read.
        for (let last = ""; ;) {
          const [cells] = await database.rows(
            `select min(key_id) as key_id from ${table} where key_id is not null and key_id > $1`,
            [last],
          );
          const next = cells?.["key_id"];
          if (typeof next !== "string") break;
          found.add(next);
          last = next;
        }
      }
      return [...found].sort();
    },
  };
}

/** @throws StoreError `not-durable` */
async function rowsOf(client: PostgresClient, statement: string, values: unknown[]): Promise<readonly Cells[]> {
  return checkDurable((await client.query(statement, values)).rows as readonly Cells[]);
}

/** Locks first, and asks again then: what was made of a delivery in between is seen by the next statement alone. */
async function purgeEnded(
  client: PostgresClient,
  statements: PurgeStatements,
  { endedBefore, at, limit }: PurgeAsk,
): Promise<number> {
  const locked = await rowsOf(client, statements.lockEnded, [whole(endedBefore), limit]);
  if (locked.length === 0) return 0;
  const nos = locked.map((cells) => text(cells, "no"));
  const needed = new Set((await rowsOf(client, statements.neededOf, [listOf(nos)])).map((cells) => text(cells, "no")));
  const free = nos.filter((no) => !needed.has(no));
  await rowsOf(client, statements.purgeDeliveries, [listOf(free), whole(at), "purged", null]);
  return free.length;
}

async function eraseAll(
  client: PostgresClient,
  statements: PurgeStatements,
  patientKey: string,
  { at, by }: { readonly at: Millis; readonly by: string },
): Promise<Erased> {
  const deliveries = await rowsOf(client, statements.lockPatient, [patientKey]);
  const items = await rowsOf(client, statements.lockItems, [patientKey]);
  const nos = deliveries.map((cells) => text(cells, "no"));
  const seqs = items.map((cells) => text(cells, "seq"));
  const open = await rowsOf(client, statements.openDeliveries, [listOf(nos)]);
  const openItems = await rowsOf(client, statements.openItems, [listOf(seqs)]);
  if (open.length + openItems.length > 0) return { isErased: false, open: open.map((cells) => text(cells, "id")) };
  await rowsOf(client, statements.purgeDeliveries, [listOf(nos), whole(at), "erased", by]);
  await rowsOf(client, statements.purgeItems, [listOf(seqs)]);
  return { isErased: true, deliveries: nos.length, items: seqs.length };
}

function countOf(cells: Cells | undefined): number {
  return cells === undefined ? 0 : number(cells, "count");
}

/** Numbers as a parameter that every driver passes the same way. */
function listOf(numbers: readonly string[]): string {
  return `[${numbers.join(",")}]`;
}
