import type { PreparedDelivery } from "../rows.js";
import { StoreError } from "../store-error.js";
import type { Added, DeliveryStore } from "../store.js";
import type { StoreUse } from "../store-use.js";
import { applyChange } from "./apply.js";
import { claimNotices, endNotice } from "./attentions.js";
import { claimSends } from "./claims.js";
import { openConnection, usualSettings, type GivenKeys, type OpenConnection, type Settings } from "./connection.js";
import { counts } from "./counts.js";
import { addDelivery } from "./deliveries.js";
import { loadDriver, type SqliteConnection, type SqliteDriver } from "./driver.js";
import { fallbacks } from "./fallbacks.js";
import { finders } from "./finders.js";
import { insertInto, type CallersSessions } from "./insert.js";
import { keepItem, noteItemFailure } from "./items.js";
import { listAttention, listDeliveries, listItems } from "./lists.js";
import { addMailbox, claimPolls, endPoll, listMailboxes, renewPolls, setBreaker, setPaused } from "./mailboxes.js";
import { erase, keysInUse, listByPatientKey, listPatientItems, purge } from "./patient-data.js";
import { settingsOf, type SqliteStoreOptions } from "./options.js";
import { completeSend, listStaleSends, renewSends } from "./sends.js";
import type { Session } from "./session.js";
import type { Transactions } from "./transactions.js";

/** A store in a SQLite file, which also takes deliveries within a transaction of yours. */
export interface SqliteStore extends DeliveryStore {
  readonly name: "sqlite";
  /**
   * Stores a delivery that `delivery.prepare` made, in the transaction that is open on your own connection to the same
   * file: it is sent if and only if you commit. The answer names the row that is there; `isNew` is false where one with
   * this id and content was stored before.
   *
   * @throws StoreError `unusable` without a transaction or on another file, `not-durable` where `pragma synchronous` is
   * below `full`, `not-migrated` where the store was never opened on this file.
   * @throws DeliveryError `different-content`. Nothing of it is left in your transaction, which can go on.
   */
  insert(connection: SqliteConnection, prepared: PreparedDelivery): Added;
}

/**
 * A store in a SQLite file, for one machine: any number of its processes may share the file. It is made where it is not
 * there, readable by its owner alone, and its tables are brought up to date when it is opened. Everything is on disk
 * when a promise resolves (`synchronous=full`, write-ahead log).
 *
 * @throws InvalidValueError for a name or options that cannot be.
 * @example
 * const store = sqliteStore("outbox.db");
 * const delivery = await openDelivery({ store, transport, sender });
 */
export function sqliteStore(file: string, options: SqliteStoreOptions = {}): SqliteStore {
  const { path, driver, keys } = settingsOf(file, options);
  return storeIn(path, driver, keys);
}

/** A store that is there already, for the command line's use. @internal */
export function existingSqliteStore(
  file: string,
  options: SqliteStoreOptions,
  use: Exclude<StoreUse, "make">,
): SqliteStore {
  const { path, driver, keys } = settingsOf(file, options);
  return storeIn(path, driver, keys, { ...usualSettings, use });
}

/** A test opens it with other settings: to prove that it would notice, or not to wait. @internal */
export function storeIn(
  path: string,
  driver: SqliteDriver | undefined,
  keys: GivenKeys = {},
  settings: Settings = usualSettings,
): SqliteStore {
  const { encryptionKeys = [] } = keys;
  const sessions: CallersSessions = new WeakMap();
  let opening: Promise<OpenConnection> | undefined;
  let isClosed = false;

  async function connection(): Promise<OpenConnection> {
    if (isClosed) throw new StoreError("closed", "This store was closed: open a new one.");
    if (opening === undefined) throw new StoreError("closed", "This store is not open: call `open` first.");
    return opening;
  }
  /** What was asked for and is not answered yet: closing waits for it. */
  const asked = new Set<Promise<unknown>>();
  function answered<T>(answer: Promise<T>): Promise<T> {
    asked.add(answer);
    const done = (): boolean => asked.delete(answer);
    answer.then(done, done);
    return answer;
  }
  const write: Transactions["write"] = (work) => answered(connection().then((own) => own.write(work)));
  const read: Transactions["read"] = (work) => answered(connection().then((own) => own.read(work)));
  let logHoldsDeleted = false;
  /** Deletes, and then nothing of it is left in the log either. */
  async function deleting<T>(work: (session: Session) => T, hasDeleted: (done: T) => boolean): Promise<T> {
    const done = await write(work);
    logHoldsDeleted ||= hasDeleted(done);
    if (logHoldsDeleted) logHoldsDeleted = !(await answered(connection().then((own) => own.emptyLog())));
    return done;
  }

  return {
    name: "sqlite",
    async open() {
      if (isClosed) return connection().then(({ lookUpKey: key }) => ({ lookUpKey: key }));
      const own = (opening ??= (driver === undefined ? loadDriver() : Promise.resolve(driver)).then((Driver) =>
        openConnection(Driver, path, keys, settings),
      ));
      try {
        return { lookUpKey: Uint8Array.from((await own).lookUpKey) };
      } catch (error) {
        // The cause may be put right: then it can be opened again.
        if (opening === own) opening = undefined;
        throw error;
      }
    },
    add: (prepared) => write((session) => addDelivery(session, prepared)),
    insert: (own, prepared) => insertInto(own, { file: path, sessions, encryptionKeys }, prepared),
    claimSends: (ask) => write((session) => claimSends(session, ask)),
    completeSends: (completions) => write((session) => completions.map((each) => completeSend(session, each))),
    renewSends: (leases, leaseMs) => write((session) => renewSends(session, leases, leaseMs)),
    listStaleSends: (limit) => read((session) => listStaleSends(session, limit)),
    apply: (change) => write((session) => applyChange(session, change)),
    addMailbox: (mailboxId) => write((session) => addMailbox(session, mailboxId)),
    listMailboxes: () => read(listMailboxes),
    setPaused: (mailboxId, paused) => write((session) => setPaused(session, mailboxId, paused)),
    setBreaker: (mailboxId, breaker) => write((session) => setBreaker(session, mailboxId, breaker)),
    claimPolls: (ask) => write((session) => claimPolls(session, ask)),
    renewPolls: (leases, leaseMs) => write((session) => renewPolls(session, leases, leaseMs)),
    endPoll: (end) => write((session) => endPoll(session, end)),
    keepItem: (mailboxId, item, at, patientKeys) =>
      write((session) => keepItem(session, mailboxId, item, at, patientKeys)),
    noteItemFailure: (mailboxId, messageId, at) =>
      write((session) => noteItemFailure(session, mailboxId, messageId, at)),
    listItems: (filter, page) => read((session) => listItems(session, filter, page)),
    ...finders(read),
    ...fallbacks({ read, write }),
    list: (filter, page) => read((session) => listDeliveries(session, filter, page)),
    listAttention: (filter, page) => read((session) => listAttention(session, filter, page)),
    claimNotices: (ask) => write((session) => claimNotices(session, ask)),
    endNotice: (end) => write((session) => endNotice(session, end)),
    listByPatientKey: (patientKey) => read((session) => listByPatientKey(session, patientKey)),
    listPatientItems: (patientKey) => read((session) => listPatientItems(session, patientKey)),
    keysInUse: () => read(keysInUse),
    purge: (ask) =>
      deleting(
        (session) => purge(session, ask),
        (purged) => purged > 0,
      ),
    erase: (ask) =>
      deleting(
        (session) => erase(session, ask),
        ({ isErased }) => isErased,
      ),
    ...counts(read),
    async close() {
      if (isClosed) return;
      isClosed = true;
      const own = await opening?.catch(() => undefined);
      await Promise.allSettled(asked);
      own?.close();
    },
  };
}
