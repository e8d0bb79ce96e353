// Measures purging in a store that is full: tsx test/fault/store/purge-scale.ts sqlite|postgres [FINISHED] [DUE]
// Beside FINISHED deliveries (default 1,000,000), all with their patient's key, one look finds nothing that is old
// enough, and batches of 100 purge the DUE oldest ones (default 2,000) with their bodies. It fails where either takes
// longer than 250 ms, or where anything else was purged; usual are 1 to 16 and 35 to 125 ms on a busy machine.
import { now } from "../../delivery/store/contract/rows.js";
import { postgresMissing } from "../../support/postgres/start-postgres.js";
import { fullPostgres, fullSqlite, measured } from "./full-store.js";

const [kind = "sqlite", ...numbers] = process.argv.slice(2);
const [finished = 1_000_000, due = 2_000] = numbers.map(Number);
const longestMs = 250;
/** As in the purge loop. */
const limit = 100;
/** The finished ones ended a second apart. */
const endedBefore = now - 1_000 * (finished - due + 1);

const missing = kind === "postgres" ? postgresMissing() : undefined;
if (missing !== undefined) console.log(`not run: ${missing}`);
else {
  const filling = { finished, open: 10_000, bodies: due };
  const { store, end } = await (kind === "postgres" ? fullPostgres : fullSqlite)(filling);
  try {
    let purged = 0;
    const batch = async (): Promise<void> => {
      purged += await store.purge({ endedBefore, at: now, limit });
    };
    const tooYoung = endedBefore - 1_000 * due;
    const nothing = await measured("a look that finds nothing", async () => {
      purged += await store.purge({ endedBefore: tooYoung, at: now, limit });
    });
    if (purged !== 0) throw new Error("what is not old enough was purged");
    const batches = await measured("a batch of 100", batch);
    if (purged !== 9 * limit) throw new Error(`of 9 batches ${purged} were purged`);
    while (purged < due) await batch();
    const after = await measured("a look after all was purged", batch);
    if (purged !== due) throw new Error(`of ${due} ${purged} were purged`);
    process.exitCode = [nothing, batches, after].every((taken) => taken <= longestMs) ? 0 : 1;
    console.log(process.exitCode === 0 ? "ok" : `too slow: more than ${longestMs} ms`);
  } finally {
    await end();
  }
}
