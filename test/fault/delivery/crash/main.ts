// The crash test: tsx test/fault/delivery/crash/main.ts [--store sqlite|postgres] [--messages N] [--kills N] [--seed N]
//   [--workers N] [--submitters N] [--pause MS]
// Kills processes at random while messages are sent through the real client to a sandbox whose practice files whatever
// comes, and judges what arrived. Exits 1 where anything was lost, filed twice or not told. The same seed gives the
// same messages and the same plan; what a kill meets depends on the machine.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { databasesFor } from "../support/database.js";
import { crashRun } from "./run.js";

const { values } = parseArgs({
  options: {
    store: { type: "string", default: "sqlite" },
    messages: { type: "string", default: process.env["CRASH_MESSAGES"] ?? "1000" },
    kills: { type: "string", default: process.env["CRASH_KILLS"] ?? "100" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    workers: { type: "string" },
    submitters: { type: "string", default: "1" },
    pause: { type: "string", default: "300" },
    keep: { type: "boolean", default: false },
  },
});
const began = Date.now();
const folder = await mkdtemp(join(tmpdir(), "update-record-crash-"));
const seed = Number(values.seed);
const databases = await databasesFor(values.store, folder);
const say = (words: string): void => {
  console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s ${words}`);
};
say(`seed ${seed}, ${values.messages} messages, ${values.kills} kills, ${values.store}`);
try {
  const store = await databases.fresh(0);
  const { faults, counts } = await crashRun({
    seed,
    messages: Number(values.messages),
    kills: Number(values.kills),
    submitters: Number(values.submitters),
    workers: Number(values.workers ?? (values.store === "postgres" ? 4 : 2)),
    store,
    storeFiles: () => databases.files(store),
    ...(databases.restart === undefined ? {} : { restartDatabase: databases.restart }),
    folder,
    pauseMs: Number(values.pause),
    say,
  });
  for (const [what, count] of Object.entries(counts)) console.log(`${String(count).padStart(8)} ${what}`);
  for (const fault of faults.slice(0, 50)) console.log(`WRONG ${fault}`);
  say(`seed ${seed}: ${faults.length} faults`);
  console.log(faults.length === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed");
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await databases.stop();
  if (values.keep) console.log(folder);
  else await rm(folder, { recursive: true, force: true });
}
