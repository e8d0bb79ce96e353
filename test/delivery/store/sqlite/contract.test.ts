import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { sqliteStore, storeIn } from "../../../../src/delivery/store/sqlite/sqlite-store.js";
import { inputs } from "../../../support/inputs.js";
import { storeContract } from "../contract/suite.js";
import { sameAsMemory } from "../differential/same-as-memory.js";
import { testFolder } from "./files.js";

const folder = testFolder();
let files = 0;

storeContract(
  "sqlite",
  async () => {
    const store = sqliteStore(join(folder, `${files++}.db`));
    await store.open();
    return store;
  },
  { leaseMs: 30, runOut: () => setTimeout(32) },
);

sameAsMemory(
  "SQLite",
  async () => {
    // What is on disk is another test's affair.
    const settings = { synchronous: "off", patienceMs: 10_000, use: "make" } as const;
    const store = storeIn(join(folder, `${files++}.db`), undefined, undefined, settings);
    await store.open();
    return store;
  },
  inputs(20, 800),
);
