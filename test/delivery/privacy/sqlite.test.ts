import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sqliteStore } from "../../../src/delivery/store/sqlite/sqlite-store.js";
import { hour } from "../support/bench.js";
import { testFolder } from "../store/sqlite/files.js";
import { canariesIn, everyCanary, exportedCanaries, filledWithCanaries } from "./canaries.js";

const folder = testFolder();

/** All bytes of a file, its log and its shared memory: what a thief has. */
function bytesOf(file: string): Buffer {
  const names = ["", "-wal", "-shm", "-journal"].map((end) => file + end).filter((name) => existsSync(name));
  return Buffer.concat(names.map((name) => readFileSync(name)));
}

test("an encrypted SQLite file holds no unencrypted patient data, and the patient's data is still found", async () => {
  const file = join(folder, "encrypted.db");
  const store = sqliteStore(file, { encryptionKeys: [{ id: "a", key: randomBytes(32) }] });
  const { delivery } = await filledWithCanaries(store);
  expect(canariesIn(bytesOf(file))).toEqual([]);
  expect(await exportedCanaries(delivery)).toEqual(everyCanary);
  await delivery.close();
  expect(canariesIn(bytesOf(file))).toEqual([]);
});

test("without a key the data can be read; once it is purged nothing is left in the file or its log", async () => {
  const file = join(folder, "clear.db");
  const store = sqliteStore(file);
  const own = await filledWithCanaries(store, 10);
  expect(canariesIn(bytesOf(file))).toEqual(everyCanary);
  expect(await exportedCanaries(own.delivery)).toEqual(everyCanary);
  own.pass(9 * 24 * hour);
  expect((await own.delivery.poll()).purged).toBe(0);
  own.pass(2 * 24 * hour);
  expect((await own.delivery.poll()).purged).toBeGreaterThan(0);
  expect((await own.delivery.poll()).purged).toBe(0);
  expect(canariesIn(bytesOf(file))).toEqual([]);
  const found = await own.delivery.findPatient({ nhsNumber: "9990000018" });
  expect(found).toEqual({ records: [], items: [] });
  await own.delivery.close();
});

test("once a patient is erased nothing of them is left in the file or its log", async () => {
  const file = join(folder, "erased.db");
  const { delivery } = await filledWithCanaries(sqliteStore(file));
  await delivery.erasePatient({ nhsNumber: "9990000018", by: "Ann" });
  expect(canariesIn(bytesOf(file))).toEqual([]);
  await delivery.close();
});
