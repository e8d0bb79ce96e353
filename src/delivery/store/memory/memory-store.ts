import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import { givenFunction } from "../../../values/given.js";
import { checkOptionNames } from "../../../values/option-names.js";
import type { Change } from "../change.js";
import type { PreparedDelivery } from "../rows.js";
import { StoreError } from "../store-error.js";
import type { Added, DeliveryStore } from "../store.js";
import { otherIdError } from "../taken.js";
import { attentionFits, claimNotices, closeAttentions, endNotice, openAttention } from "./attentions.js";
import { counts } from "./counts.js";
import { changeAttempt, changeRow, insert, isStored, recordsFit } from "./deliveries.js";
import { changePractice, claimFallbacks, findPractice } from "./fallbacks.js";
import { finders } from "./finders.js";
import { changeItem, isItemStored, itemFits, itemSummary, keepItem, noteItemFailure } from "./items.js";
import { addMailbox, claimPolls, endPoll, renewPolls, setBreaker, setMailbox } from "./mailboxes.js";
import { deliveryFits, pageOf } from "./pages.js";
import { erase, itemsOfPatient, ofPatient, purge } from "./patient-data.js";
import { claimSends, completeSend, renewSends, staleSends } from "./sends.js";
import { emptyTables, keyOf, type Tables } from "./tables.js";

/** Options of `memoryStore`. */
export interface MemoryStoreOptions {
  /** Milliseconds by a clock that is never set back: leases go by it. Default: the process's own. */
  readonly elapsedMs?: () => number;
}

/**
 * A store in memory, for tests and demonstrations: its content is lost when the process ends.
 *
 * @throws InvalidValueError for options that it does not have.
 * @example
 * const delivery = await openDelivery({ store: memoryStore(), transport, sender });
 */
export function memoryStore(options: MemoryStoreOptions = {}): DeliveryStore {
  checkOptionNames("Options of memoryStore", options, { elapsedMs: true });
  const { elapsedMs = () => performance.now() } = options;
  givenFunction(elapsedMs, "elapsedMs");
  const tables = emptyTables();
  const lookUpKey = randomBytes(32);
  let isClosed = false;

  /** Resolves in a later turn, as a database does; the work itself is one step, and so one transaction. */
  async function later<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    if (isClosed) throw new StoreError("closed", "This store was closed: open a new one.");
    return work();
  }

  return {
    name: "memory",
    open: () => later(() => ({ lookUpKey: Uint8Array.from(lookUpKey) })),
    add: (prepared) => later(() => add(tables, prepared)),
    claimSends: (ask) => later(() => claimSends(tables, ask, elapsedMs())),
    completeSends: (completions) => later(() => completions.map((each) => completeSend(tables, each))),
    renewSends: (leases, leaseMs) => later(() => renewSends(tables, leases, elapsedMs() + leaseMs)),
    listStaleSends: (limit) =>
      later(() =>
        staleSends(tables, elapsedMs())
          .slice(0, limit)
          .map(({ row }) => row),
      ),
    claimFallbacks: (ask) => later(() => claimFallbacks(tables, ask, elapsedMs())),
    findPractice: (odsCode) => later(() => findPractice(tables, odsCode)),
    apply: (change) => later(() => apply(tables, change, elapsedMs())),
    addMailbox: (mailboxId) => later(() => void addMailbox(tables, mailboxId)),
    listMailboxes: () =>
      later(() =>
        [...tables.mailboxes.values()].map(({ row }) => row).sort((a, b) => (a.mailboxId < b.mailboxId ? -1 : 1)),
      ),
    setPaused: (mailboxId, paused) => later(() => setMailbox(tables, mailboxId, { paused })),
    setBreaker: (mailboxId, breaker) => later(() => setBreaker(tables, mailboxId, breaker)),
    claimPolls: (ask) => later(() => claimPolls(tables, ask, elapsedMs())),
    renewPolls: (leases, leaseMs) => later(() => renewPolls(tables, leases, elapsedMs() + leaseMs)),
    endPoll: (end) => later(() => endPoll(tables, end)),
    storedItems: (mailboxId, messageIds) =>
      later(() => messageIds.filter((messageId) => isItemStored(tables, mailboxId, messageId))),
    keepItem: (mailboxId, item, receivedAt, patientKeys) =>
      later(() => keepItem(tables, mailboxId, item, receivedAt, patientKeys)),
    noteItemFailure: (mailboxId, messageId, at) => later(() => noteItemFailure(tables, mailboxId, messageId, at)),
    listItems: ({ states, mailboxId }, page) =>
      later(() =>
        pageOf(
          tables.items,
          page,
          ({ row }) => states.includes(row.state) && (mailboxId === undefined || row.mailboxId === mailboxId),
          itemSummary,
        ),
      ),
    ...finders(tables, later),
    list: (filter, page) =>
      later(() =>
        pageOf(
          tables.deliveries,
          page,
          (stored) => deliveryFits(stored, filter),
          ({ row }) => row,
        ),
      ),
    listAttention: (filter, page) =>
      later(() =>
        pageOf(
          tables.attentions,
          page,
          (stored) => attentionFits(stored, filter),
          ({ row }) => row,
        ),
      ),
    claimNotices: (ask) => later(() => claimNotices(tables, ask, elapsedMs())),
    endNotice: (end) => later(() => endNotice(tables, end, elapsedMs())),
    listByPatientKey: (patientKey) => later(() => ofPatient(tables, patientKey).map(({ row }) => row)),
    listPatientItems: (patientKey) => later(() => itemsOfPatient(tables, patientKey).map(itemSummary)),
    purge: (ask) => later(() => purge(tables, ask)),
    erase: (ask) => later(() => erase(tables, ask)),
    keysInUse: () => later(() => []),
    ...counts(tables, later),
    close: async () => {
      isClosed = true;
    },
  };
}

function add(tables: Tables, prepared: PreparedDelivery): Added {
  const { row } = prepared;
  const known = tables.byCaller.get(keyOf(row.odsCode, row.callerId));
  if (known !== undefined) return { row: known.row, isNew: false };
  if (isStored(tables, prepared)) throw otherIdError(tables.byHeader.get(row.ids.messageHeader)?.row);
  insert(tables, prepared);
  return { row, isNew: true };
}

/** All guards first, and only then the changes: so nothing is changed where one fails. */
function apply(tables: Tables, change: Change, elapsed: number): boolean {
  const { add: added = [], records = [], items = [], attempts = [], events = [], open = [], close = [] } = change;
  const keys = added.flatMap(({ row }) => [row.id, keyOf(row.odsCode, row.callerId), row.ids.messageHeader]);
  if (new Set(keys).size < keys.length || added.some((each) => isStored(tables, each))) return false;
  if (!recordsFit(tables, change, elapsed) || !items.every((item) => itemFits(tables, item))) return false;
  for (const each of added) insert(tables, each);
  for (const each of records) changeRow(tables, each);
  for (const each of items) changeItem(tables, each);
  for (const each of attempts) changeAttempt(tables, each);
  for (const each of events) tables.byId.get(each.deliveryId)?.events.push(each);
  // What is closed was open before the step.
  for (const each of close) closeAttentions(tables, each);
  for (const each of open) openAttention(tables, each);
  for (const each of change.practices ?? []) changePractice(tables, each);
  return true;
}
