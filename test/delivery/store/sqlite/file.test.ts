import type { InboxItem } from "../../../../src/transport/transport.js";
import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../../../src/errors.js";
import { StoreError } from "../../../../src/delivery/store/store-error.js";
import { sqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { ask, prepared } from "../contract/rows.js";
import { connectionTo, Driver, testFolder } from "./files.js";

const folder = testFolder();
const fileOf = (name: string): string => join(folder, name);

async function refusal(work: Promise<unknown>): Promise<StoreError> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof StoreError)) throw new Error("no StoreError", { cause: error });
  return error;
}

test("a new file, its log and its shared memory are its owner's alone", async () => {
  const store = sqliteStore(fileOf("rights.db"));
  await store.open();
  await store.add(prepared());
  for (const name of ["rights.db", "rights.db-wal", "rights.db-shm"])
    expect((statSync(fileOf(name)).mode & 0o777).toString(8), name).toBe("600");
  await store.close();
});

test("what was stored is there when the file is opened again, and so is its key", async () => {
  const [first, second] = [sqliteStore(fileOf("again.db")), sqliteStore(fileOf("again.db"))];
  const one = prepared();
  const { lookUpKey } = await first.open();
  await first.add(one);
  await first.close();
  expect([...(await second.open()).lookUpKey]).toEqual([...lookUpKey]);
  expect(await second.findById(one.row.id)).toEqual(one.row);
  await second.close();
});

test("a key that is given is used, and is not written into the file", async () => {
  const lookUpKey = new Uint8Array(32).fill(7);
  const store = sqliteStore(fileOf("key.db"), { lookUpKey, driver: Driver });
  expect([...(await store.open()).lookUpKey]).toEqual([...lookUpKey]);
  await store.close();
  const connection = connectionTo(fileOf("key.db"));
  expect(connection.prepare("select count(*) as n from update_record_key").get()).toMatchObject({ n: 0 });
  connection.close();
});

test("many that open a new file at once all can, and share its key", async () => {
  const stores = Array.from({ length: 8 }, () => sqliteStore(fileOf("many.db")));
  const opened = await Promise.all(stores.map((store) => store.open()));
  expect(new Set(opened.map(({ lookUpKey }) => Buffer.from(lookUpKey).toString("hex"))).size).toBe(1);
  await Promise.all(stores.map((store) => store.add(prepared())));
  expect((await stores[0]?.list({}, { limit: 100 }))?.items).toHaveLength(8);
  for (const store of stores) await store.close();
});

test("tables of the next version are used, unless that says that this one is too old", async () => {
  const file = fileOf("version.db");
  const first = sqliteStore(file);
  await first.open();
  await first.close();
  const connection = connectionTo(file);
  const open = async (): Promise<void> => {
    const store = sqliteStore(file);
    await store.open();
    await store.add(prepared());
    await store.close();
  };
  connection.prepare("insert into update_record_migration values (99, 1, 0)").run();
  await open();
  connection.prepare("insert into update_record_migration values (100, 99, 0)").run();
  expect(await refusal(open())).toMatchObject({ reason: "too-new", certainty: "not-done" });
  connection.close();
});

test("the inbox of a file of an earlier version was read when it was last asked for", async () => {
  const file = fileOf("earlier.db");
  const first = sqliteStore(file);
  await first.open();
  await first.addMailbox("A");
  await first.close();
  const connection = connectionTo(file);
  connection.prepare("alter table update_record_mailbox drop column read_at").run();
  connection.prepare("update update_record_mailbox set polled_at = 7").run();
  connection.prepare("delete from update_record_migration where version > 1").run();
  connection.close();
  const store = sqliteStore(file);
  await store.open();
  expect(await store.listMailboxes()).toMatchObject([{ mailboxId: "A", polledAt: 7, readAt: 7 }]);
  await store.close();
});

test("a file that cannot be is refused with what to do, and can be opened once it is put right", async () => {
  writeFileSync(fileOf("text.db"), "This is not a database, but a text that is long enough to be one. ".repeat(99));
  mkdirSync(fileOf("folder.db"));
  for (const [name, words] of [
    ["text.db", "not a SQLite database"],
    ["folder.db", "check that it is a file"],
    ["missing/outbox.db", "folder of the SQLite file does not exist"],
    ["text.db/outbox.db", "folder of the SQLite file does not exist"],
  ] as const) {
    const error = await refusal(sqliteStore(fileOf(name)).open());
    expect(error, name).toMatchObject({ reason: "unusable", code: "store-failed" });
    expect(error.message, name).toContain(words);
    expect(error.message, name).not.toContain(folder);
  }
  const store = sqliteStore(fileOf("missing/outbox.db"));
  await refusal(store.open());
  mkdirSync(fileOf("missing"));
  await store.open();
  await store.close();
});

/** Writes over a part of each page of a file but the first. */
function damage(file: string, at: number, length: number): void {
  const opened = openSync(file, "r+");
  for (let page = 4096; page < statSync(file).size; page += 4096)
    writeSync(opened, Buffer.alloc(length, 0xa5), 0, length, page + at);
  closeSync(opened);
}

test("a damaged file is called so, without a word of what is in it", async () => {
  const secret = "PATIENT-WORDS";
  // The heads of pages, by which SQLite notices; and the middle of long texts, by which it does not.
  for (const [name, at] of [
    ["heads.db", 0],
    ["middles.db", 3000],
  ] as const) {
    const file = fileOf(name);
    const store = sqliteStore(file);
    await store.open();
    const all = Array.from({ length: 10 }, () => prepared({ body: { consultation: secret.repeat(3000) } }));
    await Promise.all(all.map((each) => store.add(each)));
    await store.close();
    damage(file, at, 90);
    const again = sqliteStore(file);
    const error = await refusal(
      again.open().then(async () => {
        for (const { row } of all) await again.findBody(row.id);
      }),
    );
    expect(error.reason, name).toBe("corrupt");
    expect(error.message, name).toContain("restore it from a backup");
    expect(`${error.message} ${String(error.cause)} ${error.stack ?? ""}`, name).not.toContain(secret);
    await again.close();
  }
});

test("bytes that the disk has changed are not given out to be sent, and hold up no others", async () => {
  const store = sqliteStore(fileOf("changed.db"));
  await store.open();
  const [one, gone, other] = [prepared(), prepared(), prepared()];
  await store.add(one);
  await store.add(gone);
  const connection = connectionTo(fileOf("changed.db"));
  connection.prepare("update update_record_body set bytes = ? where delivery = 1").run(Uint8Array.of(0, 255, 11));
  connection.prepare("delete from update_record_body where delivery = 2").run();
  connection.close();
  await store.add(other);
  const claimed = await store.claimSends(ask());
  expect(claimed.map(({ row, body }) => [row.id, body?.envelope])).toEqual([
    [one.row.id, undefined],
    [gone.row.id, undefined],
    [other.row.id, other.body.envelope],
  ]);
  await store.close();
});

test("an item of the inbox that the disk has changed is there without its content, beside all others", async () => {
  const store = sqliteStore(fileOf("changed-item.db"));
  await store.open();
  const item = (messageId: string): InboxItem => ({
    type: "message",
    messageId,
    from: "A12345GP001",
    workflowId: "GPCONNECT_UPDATE_RECORD_ACK",
    body: Uint8Array.of(1, 2),
  });
  for (const id of ["one", "other"]) await store.keepItem("X26ABC1", item(id), 1);
  const connection = connectionTo(fileOf("changed-item.db"));
  connection.prepare("update update_record_inbox set item = ? where message_id = ?").run("{", "one");
  connection.close();
  const { items } = await store.listItems({ states: ["pending"] }, { limit: 10 });
  expect(items.map(({ messageId }) => messageId)).toEqual(["one", "other"]);
  expect((await store.findItem("X26ABC1", "one"))?.item).toBeUndefined();
  expect((await store.findItem("X26ABC1", "other"))?.item).toEqual(item("other"));
  await store.close();
});

test("what cannot be a name or an option is refused by an error of ours", () => {
  for (const name of ["", ":memory:", "a\0b", "file:outbox.db"])
    expect(() => sqliteStore(name)).toThrow(InvalidValueError);
  for (const name of [undefined, 1, {}]) expect(() => sqliteStore(name as never)).toThrow(InvalidValueError);
  for (const options of [null, 1, { drivers: 1 }, { driver: 1 }, { lookUpKey: "x" }, { lookUpKey: new Uint8Array(5) }])
    expect(() => sqliteStore("x.db", options as never)).toThrow(InvalidValueError);
});

test("a store that is not open says so", async () => {
  expect(await refusal(sqliteStore(fileOf("closed.db")).add(prepared()))).toMatchObject({ reason: "closed" });
});
