import { databaseOn, type Database } from "./database.js";
import { DeliveryError } from "../../delivery-error.js";
import type { PreparedDelivery } from "../rows.js";
import { sealingWith } from "../sealing/sealing.js";
import { StoreError } from "../store-error.js";
import type { Added, DeliveryStore } from "../store.js";
import type { StoreUse } from "../store-use.js";
import { insertStatement } from "./add.js";
import { addAll, insertInto } from "./add-prepared.js";
import { apply } from "./apply.js";
import { attentions } from "./attentions.js";
import { number } from "./cells.js";
import { checkSchema } from "./check-schema.js";
import type { PostgresClient } from "./client.js";
import { counts } from "./counts.js";
import { fallbacks } from "./fallbacks.js";
import { finders } from "./finders.js";
import { inBatches } from "./in-batches.js";
import { items } from "./items.js";
import { markKeys } from "./mark-keys.js";
import { patientData } from "./patient-data.js";
import { mailboxes } from "./mailboxes.js";
import { settingsOf, type PostgresStoreOptions } from "./options.js";
import { sending } from "./sending.js";

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
  return postgresStoreFor(where, "make");
}

/** The same, for the command line's use. @internal */
export function postgresStoreFor(where: string | PostgresStoreOptions, use: StoreUse): PostgresStore {
  const { names, lookUpKey, encryptionKeys, connect } = settingsOf(where, "Options of postgresStore");
  const sealing = sealingWith(encryptionKeys);
  let opened: Promise<Opened> | undefined;
  let isClosed = false;
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
  const data = patientData(database, names);
  const insert = insertStatement(names);

  const addInBatches = inBatches<PreparedDelivery, Added | DeliveryError>(
    ({ row }) => row.id,
    (batch) => addAll(database, names, sealing, insert, batch),
    { most: 64, atOnce: 3 },
  );
  return {
    name: "postgres",
    open: async () => {
      const key = await checkSchema(database, names);
      await markKeys(database, names, encryptionKeys, sealing, use);
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
    insert: (transaction, prepared) => insertInto(transaction, { names, sealing, statement: insert, isOpen }, prepared),
    ...sending(database, names, sealing, () => data.keysInUse()),
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
