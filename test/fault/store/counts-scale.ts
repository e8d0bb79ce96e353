// Measures counting in a store that is full: tsx test/fault/store/counts-scale.ts sqlite|postgres [FINISHED] [OPEN]
// Beside FINISHED deliveries (default 1,000,000) of 500 mailboxes, OPEN ones (default 10,000) are counted by default,
// and all with `includeFinished`. It fails where one of the first takes longer than 250 ms; usual are 5 to 85 ms.
import { insightOf } from "../../../src/delivery/insight/read-insight.js";
import { now } from "../../delivery/store/contract/rows.js";
import { postgresMissing } from "../../support/postgres/start-postgres.js";
import { fullPostgres, fullSqlite, measured } from "./full-store.js";

const [kind = "sqlite", ...numbers] = process.argv.slice(2);
const [finished = 1_000_000, open = 10_000] = numbers.map(Number);
const longestMs = 250;

const missing = kind === "postgres" ? postgresMissing() : undefined;
if (missing !== undefined) console.log(`not run: ${missing}`);
else {
  const { store, end } = await (kind === "postgres" ? fullPostgres : fullSqlite)({ finished, open });
  try {
    const counting = { store, nowMs: () => now };
    const health = await measured("health: what waits", () =>
      store.countDeliveries({ now, states: ["queued", "outcome-unknown"] }),
    );
    const usual = await measured("insight", () => insightOf(counting));
    const byPractice = await measured("insight by practice", () => insightOf(counting, { byPractice: true }));
    await measured("insight with all that is finished", () => insightOf(counting, { includeFinished: true }));
    const { states: counted } = await insightOf(counting, { includeFinished: true });
    if (counted["patient-matched"].count !== finished) throw new Error("not all were counted");
    process.exitCode = [health, usual, byPractice].every((taken) => taken <= longestMs) ? 0 : 1;
    console.log(process.exitCode === 0 ? "ok" : `too slow: more than ${longestMs} ms`);
  } finally {
    await end();
  }
}
