import { join } from "node:path";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../../../src/errors.js";
import { DeliveryError } from "../../../../src/delivery/delivery-error.js";
import { StoreError } from "../../../../src/delivery/store/store-error.js";
import { sqliteStore, type SqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import type { OwnConnection } from "../../../../src/delivery/store/sqlite/driver.js";
import { prepared } from "../contract/rows.js";
import { connectionTo, testFolder } from "./files.js";

const folder = testFolder();
let files = 0;

async function opened(): Promise<{
  store: SqliteStore;
  own: OwnConnection;
  count: () => number;
  close: () => Promise<void>;
}> {
  const file = join(folder, `${files++}.db`);
  const store = sqliteStore(file);
  await store.open();
  const own = connectionTo(file);
  own.exec("pragma synchronous = full");
  own.exec("create table consultation (id integer primary key)");
  const rows = `select (select count(*) from consultation) + 10 * (select count(*) from update_record_delivery)
    + 100 * (select count(*) from update_record_body) + 1000 * (select count(*) from update_record_event) as n`;
  return {
    store,
    own,
    count: () => (own.prepare(rows).get() as { n: number }).n,
    close: async () => {
      own.close();
      await store.close();
    },
  };
}

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("it was not refused");
}

test("a delivery is stored with the caller's own row, and by his commit alone", async () => {
  const { store, own, count, close } = await opened();
  const [one, two] = [prepared(), prepared()];
  own.exec("begin immediate");
  own.exec("insert into consultation values (1)");
  expect(store.insert(own, one)).toEqual({ row: one.row, isNew: true });
  own.exec("rollback");
  expect(count()).toBe(0);
  own.exec("begin");
  own.exec("insert into consultation values (1)");
  expect(store.insert(own, one)).toEqual({ row: one.row, isNew: true });
  expect(store.insert(own, two)).toEqual({ row: two.row, isNew: true });
  own.exec("commit");
  expect(count()).toBe(2221);
  expect(await store.findById(one.row.id)).toEqual(one.row);
  expect(await store.findBody(one.row.id)).toEqual(one.body);
  expect(
    await store.claimSends({
      now: one.row.createdAt,
      leaseMs: 1,
      limit: 9,
      perMailbox: 9,
      except: [],
      longestPauseMs: 1,
    }),
  ).toHaveLength(2);
  await close();
});

test("the same again gives the first row; other content is refused, and the transaction can go on", async () => {
  const { store, own, count, close } = await opened();
  const one = prepared({ row: { callerId: "4711" } });
  await store.add(one);
  own.exec("begin immediate");
  const same = prepared({ row: { callerId: "4711", contentHash: one.row.contentHash } });
  expect(store.insert(own, same)).toEqual({ row: one.row, isNew: false });
  const incomparable = prepared({ row: { callerId: "4711", contentVersion: 2 } });
  expect(store.insert(own, incomparable)).toEqual({ row: one.row, isNew: false });
  const different = prepared({ row: { callerId: "4711" } });
  const twin = prepared({ row: { ids: one.row.ids } });
  for (const each of [different, twin]) {
    const error = refusal(() => store.insert(own, each));
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ reason: "different-content" });
  }
  own.exec("insert into consultation values (1)");
  own.exec("commit");
  expect(count()).toBe(1111);
  await close();
});

test("what fails in the middle leaves nothing of itself", async () => {
  const { store, own, count, close } = await opened();
  const broken = prepared();
  const halfway = { ...broken, events: [...broken.events, { ...broken.events[0], reason: null }] };
  own.exec("begin immediate");
  own.exec("insert into consultation values (1)");
  expect(refusal(() => store.insert(own, halfway as never))).toBeInstanceOf(StoreError);
  own.exec("commit");
  expect(count()).toBe(1);
  await close();
});

test("a connection on which it would be lost, or never sent, is refused", async () => {
  const { store, own, count, close } = await opened();
  const one = prepared();
  expect(refusal(() => store.insert(own, one))).toMatchObject({ code: "store-failed", reason: "unusable" });
  own.exec("pragma synchronous = normal");
  own.exec("begin");
  expect(refusal(() => store.insert(own, one))).toMatchObject({ reason: "not-durable" });
  own.exec("rollback");
  own.exec("pragma synchronous = full");
  const elsewhere = connectionTo(join(folder, "elsewhere.db"));
  const nowhere = connectionTo(":memory:");
  for (const other of [elsewhere, nowhere]) {
    other.exec("begin");
    expect(refusal(() => store.insert(other, one))).toMatchObject({ reason: "unusable" });
    other.close();
  }
  const file = join(folder, "unopened.db");
  const bare = connectionTo(file);
  bare.exec("begin immediate");
  bare.exec("create table consultation (id)");
  expect(refusal(() => sqliteStore(file).insert(bare, one))).toMatchObject({ reason: "not-migrated" });
  bare.close();
  expect(count()).toBe(0);
  await close();
});

test("whether a transaction is open is found out on a connection that does not tell", async () => {
  const { store, own, count, close } = await opened();
  const mute = { prepare: (sql: string) => own.prepare(sql) };
  expect(refusal(() => store.insert(mute, prepared()))).toMatchObject({ reason: "unusable" });
  own.exec("begin");
  expect(store.insert(mute, prepared())).toMatchObject({ isNew: true });
  own.exec("commit");
  expect(count()).toBe(1110);
  await close();
});

test("what is no connection, or nothing that was prepared, is refused by an error of ours", async () => {
  const { store, own, close } = await opened();
  for (const connection of [undefined, null, 1, "x"])
    expect(refusal(() => store.insert(connection as never, prepared()))).toBeInstanceOf(InvalidValueError);
  expect(refusal(() => store.insert({} as never, prepared()))).toBeInstanceOf(Error);
  own.exec("begin");
  for (const nothing of [undefined, null, {}, { row: {} }]) {
    const error = refusal(() => store.insert(own, nothing as never));
    expect(error).not.toBeInstanceOf(TypeError);
  }
  own.exec("rollback");
  await close();
});
