// Schedules over the real stores, by the same virtual time: npm run simulate:stores [-- --schedules 1000 --seed 1
// --store sqlite|postgres]. What was found once is always among them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { postgresMissing, startPostgres } from "../support/postgres/start-postgres.js";
import { compileSimulation } from "./compile.js";
import { keptScripts } from "./kept.js";
import type { StoreMaker } from "./simulation.js";
import { inWords } from "./words.js";

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    store: { type: "string" },
  },
});
const { load } = await compileSimulation("stores");
const { generate, postgresMaker, runScript, sqliteMaker } = await load();
const seeds = Array.from({ length: Number(values.schedules) }, (_, place) => Number(values.seed) + place);
const scripts = [...keptScripts().map(({ script }) => script), ...seeds.map(generate)];

async function over(name: string, store: StoreMaker): Promise<void> {
  const began = Date.now();
  let failed = 0;
  for (const script of scripts) {
    const { faults } = await runScript(script, { store });
    if (faults.length === 0) continue;
    failed += 1;
    if (failed <= 3) for (const line of [`FAILED ${faults.join("\n")}`, ...inWords(script)]) console.log(line);
  }
  const seconds = Math.round((Date.now() - began) / 1_000);
  console.log(`${name}: ${scripts.length} schedules, ${failed} failed, ${seconds} s`);
  console.log(`${scripts.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

if (values.store !== "postgres") {
  const folder = mkdtempSync(join(tmpdir(), "simulation-"));
  await over("sqlite", sqliteMaker(join(folder, "delivery.sqlite")));
  rmSync(folder, { recursive: true });
}
if (values.store !== "sqlite") {
  const missing = postgresMissing();
  if (missing === undefined) {
    const server = await startPostgres();
    const { make, end } = await postgresMaker(await server.newDatabase());
    await over("postgres", make);
    await end();
    await server.end();
  } else console.log(`not run: ${missing}`);
}
