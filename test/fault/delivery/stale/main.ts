// Stale workers: tsx test/fault/delivery/stale/main.ts [--store sqlite|postgres] [--claims N] [--stopped N] [--seed N]
// Exits 1 where one that had lost its lease changed a delivery, or where a MESH id was lost.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { databasesFor } from "../support/database.js";
import { openedStoreAt } from "../support/open.js";
import { staleClaims } from "./over-two-connections.js";
import { stoppedWorkers } from "./stopped.js";

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    claims: { type: "string", default: process.env["STALE_CLAIMS"] ?? "2000" },
    stopped: { type: "string", default: process.env["STALE_STOPPED"] ?? "50" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const folder = await mkdtemp(join(tmpdir(), "update-record-stale-"));
const databases = await databasesFor(values.store, folder);
const seed = Number(values.seed);
const faults: string[] = [];
try {
  const name = await databases.fresh(1);
  const [first, second] = [await openedStoreAt(name), await openedStoreAt(name)];
  const claimed = await staleClaims(first, second, Number(values.claims), seed);
  await Promise.all([first.close(), second.close()]);
  console.log(
    `${values.store}, seed ${seed}: ${claimed.claims} claims over two connections, ${claimed.stale} reported late ` +
      `and refused, ${claimed.lostRaces} of them in ${claimed.races} races: ${claimed.faults.length} faults`,
  );
  const stopped = await stoppedWorkers(await databases.fresh(2), Number(values.stopped), seed, folder);
  console.log(
    `${values.store}, seed ${seed}: ${stopped.stops} processes stopped past their lease, with ${stopped.stale} sends ` +
      `under way, ${stopped.idsKept} of their MESH ids kept: ${stopped.faults.length} faults`,
  );
  faults.push(...claimed.faults, ...stopped.faults);
  for (const fault of faults.slice(0, 50)) console.log(`WRONG ${fault}`);
} finally {
  await databases.stop();
  await rm(folder, { recursive: true, force: true });
}
console.log(faults.length === 0 ? "2 passed, 0 failed" : "0 passed, 2 failed");
if (faults.length > 0) process.exitCode = 1;
