import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { storeIn, sqliteStore } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { ask, claimedIds, completion, idsOf, message, now, prepared, stored } from "../contract/rows.js";
import { connectionTo, Driver, testFolder } from "./files.js";

const folder = testFolder();
const fileOf = (name: string): string => join(folder, name);

test("what is asked for at once shares a commit", async () => {
  const statements: string[] = [];
  class Counting extends Driver {
    override exec(sql: string): unknown {
      statements.push(sql);
      return super.exec(sql);
    }
  }
  const store = sqliteStore(fileOf("group.db"), { driver: Counting });
  await store.open();
  statements.length = 0;
  await Promise.all(Array.from({ length: 50 }, () => store.add(prepared())));
  const claimed = await store.claimSends(ask());
  await Promise.all(claimed.map((each) => store.completeSends([completion(each)])));
  expect(claimed).toHaveLength(50);
  // A batch also ends after 20 ms: a slow machine may need a few more.
  expect(statements.filter((sql) => sql === "commit").length).toBeLessThan(20);
  await store.close();
});

test("stores on one file never claim a delivery twice, and see what the others stored", async () => {
  const stores = Array.from({ length: 4 }, () => sqliteStore(fileOf("claims.db")));
  for (const store of stores) await store.open();
  const [first] = stores;
  if (first === undefined) throw new Error("no store");
  const rows = await stored(first, ...Array.from({ length: 60 }, () => ({})));
  const claims = await Promise.all(
    stores.map(async (store) => {
      const ids: string[] = [];
      for (;;) {
        const claimed = await store.claimSends(ask({ limit: 4 }));
        if (claimed.length === 0) return ids;
        ids.push(...claimedIds(claimed));
        expect(await store.completeSends(claimed.map((each) => completion(each)))).toEqual(claimed.map(() => true));
      }
    }),
  );
  expect(claims.flat().sort()).toEqual([...idsOf(rows)].sort());
  const item = message();
  const kept = await Promise.all(stores.map((store) => store.keepItem("A", item, now)));
  expect(kept.filter(Boolean)).toHaveLength(1);
  for (const store of stores) await store.close();
});

test("while somebody else holds the file, all wait, and nothing blocks the process", async () => {
  const file = fileOf("busy.db");
  const store = sqliteStore(file);
  await store.open();
  const other = connectionTo(file);
  other.exec("begin immediate");
  const added = Promise.all(Array.from({ length: 5 }, () => store.add(prepared())));
  expect(await store.listMailboxes()).toEqual([]);
  const turns: number[] = [];
  for (let before = performance.now(); turns.length < 31; before = performance.now()) {
    await setTimeout(2);
    turns.push(performance.now() - before);
  }
  other.exec("commit");
  expect((await added).map(({ isNew }) => isNew)).toEqual([true, true, true, true, true]);
  // SQLite's own waiting would hold up every turn, not one now and then as a busy machine does.
  expect(turns.sort((one, other) => one - other)[15]).toBeLessThan(50);
  other.close();
  await store.close();
});

test("after the longest wait it is an error, and what waited is not stored", async () => {
  const file = fileOf("impatient.db");
  const store = storeIn(file, undefined, undefined, { synchronous: "full", patienceMs: 60, use: "make" });
  await store.open();
  const other = connectionTo(file);
  other.exec("begin immediate");
  const one = prepared();
  const error = await store.add(one).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: "store-failed", reason: "busy", certainty: "not-done" });
  other.exec("commit");
  await setTimeout(50);
  expect(await store.findById(one.row.id)).toBeUndefined();
  expect(await store.add(one)).toMatchObject({ isNew: true });
  other.close();
  await store.close();
});

test("a lease of an earlier run of the machine has run out, also where runs have no name", async () => {
  const file = fileOf("boot.db");
  const store = sqliteStore(file);
  await store.open();
  await stored(store, {}, {}, {});
  const [other, later] = await store.claimSends(ask());
  const connection = connectionTo(file);
  const set = (column: string, value: string | number, id: string | undefined): unknown =>
    connection.prepare(`update update_record_delivery set ${column} = ? where id = ?`).run(value, id ?? "");
  expect(await store.listStaleSends(10)).toEqual([]);
  set("lease_boot", "another", other?.row.id);
  set("lease_from", 10 ** 15, later?.row.id);
  set("lease_until", 10 ** 15 + 60_000, later?.row.id);
  expect(idsOf(await store.listStaleSends(10))).toEqual([other?.row.id, later?.row.id]);
  connection.close();
  await store.close();
});

test("closing waits for what was asked for before", async () => {
  const store = sqliteStore(fileOf("close.db"));
  await store.open();
  const added = store.add(prepared());
  await Promise.all([store.close(), store.close()]);
  expect(await added).toMatchObject({ isNew: true });
});

test("the queries of a claim read an index, and no row of a paused mailbox", async () => {
  const file = fileOf("plans.db");
  const plans: string[] = [];
  class Explaining extends Driver {
    override prepare(sql: string): ReturnType<InstanceType<typeof Driver>["prepare"]> {
      if (/^\s*(select|update)/i.test(sql)) {
        const explained = super.prepare(`explain query plan ${sql}`);
        const marks = (sql.match(/\?/g) ?? []).map(() => null);
        for (const row of explained.all(...marks)) plans.push((row as { detail: string }).detail);
      }
      return super.prepare(sql);
    }
  }
  const store = sqliteStore(file, { driver: Explaining });
  await store.open();
  await store.add(prepared());
  plans.length = 0;
  const claimed = await store.claimSends(ask());
  await store.completeSends(claimed.map((each) => completion(each)));
  await store.listStaleSends(1);
  await store.listDue(now, 1);
  await store.isSendUnderWay("A", now);
  await store.listReleasable(1);
  await store.listItemsLinkedTo("x");
  await store.findByMeshMessageId("x");
  await store.claimNotices({ leaseMs: 1, limit: 1 });
  await store.list({ states: ["queued", "sent"], from: now }, { limit: 1 });
  const scans = plans.filter((plan) => /^SCAN/.test(plan) && !/update_record_(sending|waits_for|untold)/.test(plan));
  expect(scans).toEqual([]);
  expect(plans.filter((plan) => plan.includes("update_record_waiting")).length).toBeGreaterThan(1);
  await store.close();
});
