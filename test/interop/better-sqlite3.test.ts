import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { OwnConnection } from "../../src/delivery/store/sqlite/driver.js";
import { sqliteStore, type SqliteStore } from "../../src/delivery/store/sqlite/sqlite-store.js";
import { prepared } from "../delivery/store/contract/rows.js";
import { storeContract } from "../delivery/store/contract/suite.js";
import { testFolder } from "../delivery/store/sqlite/files.js";
import { client } from "./postgres/clients.js";

/** The caller's own better-sqlite3, beside what the store asks of every driver. */
interface Database extends OwnConnection {
  pragma(text: string): unknown;
  transaction(work: () => void): { immediate(): void };
}
type Driver = new (file: string) => Database;

// Compiled when it is installed, which takes minutes: where it is installed already, or with RECIPES=all.
const found = client("better-sqlite3");
if ("notRun" in found) console.log(`not run: ${found.notRun}`);
const missing = "notRun" in found;
const driver = (): Driver => {
  if ("notRun" in found) throw new Error(found.notRun);
  return found.load() as unknown as Driver;
};

const folder = testFolder();
let files = 0;

async function opened(file: string): Promise<SqliteStore> {
  const store = sqliteStore(file, { driver: driver() });
  await store.open();
  return store;
}

describe.skipIf(missing)("better-sqlite3", () => {
  storeContract("better-sqlite3", () => opened(join(folder, `${files++}.db`)), {
    leaseMs: 30,
    runOut: () => setTimeout(32),
  });

  test("a delivery is stored by the caller's own transaction, or by its rollback not at all", async () => {
    const file = join(folder, "own.db");
    const store = await opened(file);
    const own = new (driver())(file);
    own.exec("create table consultation (id text)");
    const one = prepared();
    const save = (work: () => void): void => {
      own
        .transaction(() => {
          own.prepare("insert into consultation values (?)").run(one.row.callerId);
          expect(store.insert(own, one)).toEqual({ row: one.row, isNew: true });
          work();
        })
        .immediate();
    };
    own.pragma("synchronous = normal");
    expect(() => {
      save(() => undefined);
    }).toThrow(expect.objectContaining({ reason: "not-durable" }));
    own.pragma("synchronous = full");
    expect(() => {
      save(() => {
        throw new Error("stopped on purpose");
      });
    }).toThrow("stopped on purpose");
    const saved = (): number => own.prepare("select * from consultation").all().length;
    expect([saved(), await store.findById(one.row.id)]).toEqual([0, undefined]);
    save(() => undefined);
    expect([saved(), await store.findById(one.row.id), await store.findBody(one.row.id)]).toEqual([
      1,
      one.row,
      one.body,
    ]);
    expect(() => store.insert(own, one)).toThrow(expect.objectContaining({ reason: "unusable" }));
    own.close();
    await store.close();
  });
});
