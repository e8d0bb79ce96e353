// Kills the process of one message before and after everything that it does, one by one:
// tsx test/fault/delivery/points/main.ts [--store sqlite|postgres] [--every N] [--seed N] [--given NAME]
// Exits 1 where anything was lost, filed twice or not told.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { databasesFor } from "../support/database.js";
import { everyPoint } from "./run.js";

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    every: { type: "string", default: process.env["POINTS_EVERY"] ?? "1" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    given: { type: "string", default: "IB002" },
  },
});
const began = Date.now();
const folder = await mkdtemp(join(tmpdir(), "update-record-points-"));
const databases = await databasesFor(values.store, folder);
const say = (words: string): void => {
  console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s ${words}`);
};
try {
  const { points, kills, faults } = await everyPoint({
    seed: Number(values.seed),
    given: values.given,
    every: Number(values.every),
    folder,
    newStore: databases.fresh,
    dropStore: databases.drop,
    say,
  });
  for (const fault of faults.slice(0, 50)) console.log(`WRONG ${fault}`);
  say(`seed ${values.seed}: ${points} points, killed at ${kills}, ${faults.length} faults, ${values.store}`);
  console.log(faults.length === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed");
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await databases.stop();
  await rm(folder, { recursive: true, force: true });
}
