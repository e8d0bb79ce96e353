import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { usualSettings } from "../../../../src/delivery/store/sqlite/connection.js";
import { storeIn } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { inputs } from "../../../support/inputs.js";
import { encryptedContract } from "../contract/encrypted.js";
import { sameAsMemory } from "../differential/same-as-memory.js";
import { connectionTo, testFolder } from "./files.js";

const folder = testFolder();
let files = 0;

/** All bytes of the file and of its log. */
function bytesOf(file: string): Buffer {
  return Buffer.concat(
    ["", "-wal", "-journal"].filter((end) => existsSync(file + end)).map((end) => readFileSync(file + end)),
  );
}

const seqOf = (id: string): string => `(select seq from update_record_delivery where id = '${id}')`;

encryptedContract("SQLite", async () => {
  const file = join(folder, `${files++}.db`);
  const change = async (...statements: readonly string[]): Promise<void> => {
    const own = connectionTo(file);
    for (const sql of statements) own.exec(sql);
    own.close();
  };
  return {
    open: async (encryptionKeys, use = "make") => {
      const store = storeIn(file, undefined, encryptionKeys && { encryptionKeys }, { ...usualSettings, use });
      try {
        await store.open();
      } catch (error) {
        await store.close();
        throw error;
      }
      return store;
    },
    swapBodies: (one, other) =>
      change(
        `update update_record_body set delivery = -1 where delivery = ${seqOf(one)}`,
        `update update_record_body set delivery = ${seqOf(one)} where delivery = ${seqOf(other)}`,
        `update update_record_body set delivery = ${seqOf(other)} where delivery = -1`,
      ),
    damage: (id) =>
      change(
        `update update_record_body set bytes = cast(substr(bytes, 1, 20) || x'00' || substr(bytes, 22) as blob)
         where delivery = ${seqOf(id)}`,
      ),
    dump: async () => bytesOf(file),
  };
});

sameAsMemory(
  "SQLite, encrypted",
  async () => {
    const keys = { encryptionKeys: [{ id: "a", key: new Uint8Array(32).fill(7) }] };
    const settings = { synchronous: "off", patienceMs: 10_000, use: "make" } as const;
    const store = storeIn(join(folder, `${files++}.db`), undefined, keys, settings);
    await store.open();
    return store;
  },
  inputs(5, 200),
);
