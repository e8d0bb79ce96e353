import { toText } from "../storable-text.js";
import { givenMethods, givenObject } from "../../../values/given.js";
import { checkDurable, databaseOn, type Database } from "./database.js";
import { DeliveryError } from "../../delivery-error.js";
import { givenPrepared } from "../given-prepared.js";
import type { PreparedDelivery } from "../rows.js";
import { keyMissing, sealingWith, type Sealing } from "../sealing/sealing.js";
import { StoreError } from "../store-error.js";
import { checkSameContent, otherIdError } from "../taken.js";
import type { Added, DeliveryStore, SendCompletion } from "../store.js";
import { takenValue, insertStatement, insertValues, selectTaken } from "./add.js";
import { apply } from "./apply.js";
import { attentions } from "./attentions.js";
import { bytes, number, text } from "./cells.js";
import type { Cells, PostgresClient } from "./client.js";
import { counts } from "./counts.js";
import { deliveryRow } from "./delivery-rows.js";
import { migrateFirst } from "./failures.js";
import { fallbacks } from "./fallbacks.js";
import { finders } from "./finders.js";
import { inBatches } from "./in-batches.js";
import { items } from "./items.js";
import { markKeys, marksStatement } from "./mark-keys.js";
import { patientData } from "./patient-data.js";
import { mailboxes } from "./mailboxes.js";
import { schemaNumber } from "./schema/migrations.js";
import type { Names } from "./names.js";
import { settingsOf, type PostgresStoreOptions } from "./options.js";
import {
  claimedSends,
  claimStatement,
  claimValues,
  completeStatement,
  completeValue,
  heldPlaces,
  leasesValue,
  renewStatement,
} from "./sends.js";

/** A store in PostgreSQL. */
export interface PostgresStore extends DeliveryStore {
  readonly name: "postgres";
  /**
   * Stores a prepared delivery inside your own transaction: it is stored where you commit, and is not where you roll
   * back. Resolves to the row that was there already where the same was stored before.
   *
   * @throws DeliveryError `different-content` where the id is stored with another content. Your transaction can go on.
   * @throws StoreError `not-durable` where your commit might be lost in a crash. Your transaction can go on.
   * @throws whatever your client throws, such as 40001 under a stricter isolation: roll your transaction back.
   */
  insert(transaction: PostgresClient, prepared: PreparedDelivery): Promise<Added>;
}

/**
 * Stores deliveries in PostgreSQL 14 to 18, for any number of machines. Needs the package `pg` 8, and tables that
 * `migratePostgres` made. Works through PgBouncer in transaction mode.
 *
 * @throws InvalidValueError for options that it does not have.
 * @example
 * const store = postgresStore("postgres://app:secret@localhost/pharmacy");
 * const delivery = await openDelivery({ store, transport, sender });
 */
export function postgresStore(where: string | PostgresStoreOptions): PostgresStore {
  const { names, lookUpKey, encryptionKeys, connect } = settingsOf(where, "Options of postgresStore");
  const sealing = sealingWith(encryptionKeys);
  let opened: Promise<Opened> | undefined;
  let isClosed = false;
  let lastMailbox = "";
  let isOpen = false;

  async function pooled(): Promise<Opened> {
    if (isClosed) throw new StoreError("closed", "This store was closed: open a new one.");
    opened ??= connect().then(({ pool, end }) => ({ database: databaseOn(pool), end }));
    return opened.catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  }

  const database: Database = {
    rows: async (statement, values) => (await pooled()).database.rows(statement, values),
    write: async (statement, values) => (await pooled()).database.write(statement, values),
    transaction: async (work) => (await pooled()).database.transaction(work),
  };
  const data = patientData(database, names, sealing);
  const statements = {
    insert: insertStatement(names),
    claim: claimStatement(names),
    complete: completeStatement(names),
    renew: renewStatement(names),
  };

  const addInBatches = inBatches<PreparedDelivery, Added | DeliveryError>(
    ({ row }) => row.id,
    (batch) => addAll(database, names, sealing, statements.insert, batch),
    { most: 64, atOnce: 3 },
  );
  const completeInBatches = inBatches<SendCompletion, boolean>(
    ({ deliveryId }) => deliveryId,
    async (batch) => {
      const held = heldPlaces(await database.write(statements.complete, [completeValue(batch)]));
      return batch.map((_, place) => held.has(String(place)));
    },
    { most: 200, atOnce: 2 },
  );

  return {
    name: "postgres",
    open: async () => {
      const key = await checkSchema(database, names);
      await markKeys(database, names, encryptionKeys, sealing);
      isOpen = true;
      return { lookUpKey: lookUpKey ?? key };
    },
    serverNow: async () => {
      const [cells] = await database.rows("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now");
      return cells === undefined ? Date.now() : number(cells, "now");
    },
    add: async (prepared) => {
      const added = await addInBatches(prepared);
      if (added instanceof DeliveryError) throw added;
      return added;
    },
    insert: (transaction, prepared) =>
      insert(transaction, { names, sealing, statement: statements.insert, isOpen }, prepared),
    claimSends: async (ask) => {
      const claim = (): Promise<readonly Cells[]> =>
        database.write(statements.claim, claimValues(ask, lastMailbox, sealing));
      const claimed = claimedSends(await naming(claim, () => data.keysInUse(), sealing), sealing);
      lastMailbox = toText(claimed.at(-1)?.row.mailboxId ?? lastMailbox);
      return claimed;
    },
    completeSends: (completions) => Promise.all(completions.map(completeInBatches)),
    renewSends: async (leases, leaseMs) => {
      if (leases.length === 0) return [];
      const rows = await database.write(statements.renew, [leasesValue(leases), leaseMs]);
      return rows
        .filter(({ id }) => id !== null)
        .map((cells) => ({ id: text(cells, "id"), fence: number(cells, "fence") }));
    },
    apply: (change) => apply(database, names, sealing, change),
    ...mailboxes(database, names),
    ...items(database, names, sealing),
    ...finders(database, names, sealing),
    ...fallbacks(database, names, sealing),
    ...attentions(database, names, sealing),
    ...data,
    ...counts(database, names),
    close: async () => {
      isClosed = true;
      const { end } = (await opened?.catch(() => undefined)) ?? {};
      opened = undefined;
      await end?.();
    },
  };
}

interface Opened {
  readonly database: Database;
  readonly end: () => Promise<void>;
}

/** Checks that this library can work on these tables, and answers the look-up key that they keep. */
async function checkSchema(database: Database, names: Names): Promise<Uint8Array> {
  const [cells] = await database.rows(
    `select max(number) as number, max(works_for) as works_for,
      (select value from ${names.setting} where name = 'look-up-key') as key from ${names.migration}`,
  );
  if (cells === undefined || number(cells, "number") < schemaNumber) throw new StoreError("not-migrated", migrateFirst);
  if (number(cells, "works_for") > schemaNumber)
    throw new StoreError(
      "too-new",
      "A later version of this library has changed the tables: install that version here.",
    );
  return bytes(cells, "key");
}

async function addAll(
  database: Database,
  names: Names,
  sealing: Sealing,
  statement: string,
  batch: readonly PreparedDelivery[],
): Promise<readonly (Added | DeliveryError)[]> {
  const added = new Set((await database.write(statement, insertValues(batch, sealing))).map(({ id }) => id));
  const known = batch.filter(({ row }) => !added.has(toText(row.id)));
  const rows = known.length === 0 ? [] : await database.rows(selectTaken(names), [takenValue(known)]);
  return batch.map((prepared) =>
    added.has(toText(prepared.row.id)) ? { row: prepared.row, isNew: true } : storedOf(rows, prepared),
  );
}

/** PostgreSQL only says that a key is missing: the store's error names it. */
async function naming<T>(
  work: () => Promise<T>,
  keysInUse: () => Promise<readonly string[]>,
  { keyIds }: Sealing,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StoreError) || error.reason !== "key-missing") throw error;
    const missing = (await keysInUse()).find((id) => !keyIds.includes(id));
    throw missing === undefined ? error : keyMissing(missing);
  }
}

interface InsertParts {
  readonly names: Names;
  readonly sealing: Sealing;
  readonly statement: string;
  /** Whether opening the store has found out if it is encrypted. */
  readonly isOpen: boolean;
}

async function insert(
  transaction: PostgresClient,
  { names, sealing, statement, isOpen }: InsertParts,
  prepared: PreparedDelivery,
): Promise<Added> {
  givenObject(transaction, "transaction");
  givenMethods(transaction, "transaction", ["query"]);
  givenPrepared(prepared);
  if (!isOpen && sealing.keyId === undefined && (await transaction.query(marksStatement(names), [])).rows.length > 0)
    sealing.refuseClear();
  const answer = await transaction.query(statement, insertValues([prepared], sealing));
  const inserted = checkDurable(answer.rows as readonly Cells[]);
  if (inserted.some(({ id }) => id !== null)) return { row: prepared.row, isNew: true };
  // A statement of its own: what another transaction has just committed is seen by the next one alone.
  const known = await transaction.query(selectTaken(names), [takenValue([prepared])]);
  const stored = storedOf(known.rows as readonly Cells[], prepared);
  if (stored instanceof DeliveryError) throw stored;
  checkSameContent(stored.row, prepared.row);
  return stored;
}

/** What was there already: of the same sender and caller's id, or else the same message under another one. */
function storedOf(rows: readonly Cells[], { row }: PreparedDelivery): Added | DeliveryError {
  const all = rows.map(deliveryRow);
  const stored = all.find((each) => each.callerId === row.callerId && each.odsCode === row.odsCode);
  if (stored !== undefined) return { row: stored, isNew: false };
  return otherIdError(all.find(({ ids }) => ids.messageHeader === row.ids.messageHeader));
}
