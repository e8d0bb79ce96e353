import { toText } from "../storable-text.js";
import { databaseOn, type Database } from "./database.js";
import { DeliveryError } from "../../delivery-error.js";
import type { PreparedDelivery } from "../rows.js";
import { keyMissing, sealingWith, type Sealing } from "../sealing/sealing.js";
import { StoreError } from "../store-error.js";
import type { Added, DeliveryStore, SendCompletion } from "../store.js";
import { insertStatement } from "./add.js";
import { addAll, insertInto } from "./add-prepared.js";
import { apply } from "./apply.js";
import { attentions } from "./attentions.js";
import { number, text } from "./cells.js";
import { checkSchema } from "./check-schema.js";
import type { Cells, PostgresClient } from "./client.js";
import { counts } from "./counts.js";
import { fallbacks } from "./fallbacks.js";
import { finders } from "./finders.js";
import { inBatches } from "./in-batches.js";
import { items } from "./items.js";
import { markKeys } from "./mark-keys.js";
import { patientData } from "./patient-data.js";
import { mailboxes } from "./mailboxes.js";
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
      insertInto(transaction, { names, sealing, statement: statements.insert, isOpen }, prepared),
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
