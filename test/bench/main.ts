// Runs every test/bench/*.bench.ts and test/bench/scenarios/*.scenario.ts:
// tsx test/bench/main.ts [--json] [--check] [--whole] [name ...]
// --json prints one object; --check exits 1 where a guard does not hold, which leaves a slower machine a quarter of
// each goal, and does a third of the rounds; --whole does the whole of each scenario, which takes up to half an hour,
// rather than a tenth.
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { BenchmarkFile } from "./benchmark.js";
import type { BenchmarkResult } from "./judgement.js";
import { measure } from "./measure.js";
import { runScenario, scenarioNames } from "./scenarios/run.js";

const { values, positionals } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    whole: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const results: BenchmarkResult[] = [];
const isWanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

for (const file of readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".bench.ts"))
  .sort()) {
  const { benchmarks } = (await import(new URL(file, import.meta.url).href)) as { readonly benchmarks: BenchmarkFile };
  const jobs = benchmarks();
  if ("notRun" in jobs) {
    console.error(`${file}: not run: ${jobs.notRun}`);
    continue;
  }
  for (const job of jobs.filter(({ name }) => isWanted(name)))
    report(await measure(file, job, values.check ? 1 / 3 : 1));
}
for (const name of scenarioNames().filter(isWanted))
  for (const result of await runScenario(name, values.whole ? 1 : 0.1)) report(result);
if (values.json) console.log(JSON.stringify({ results }));
if (values.check && results.some(({ held }) => !held)) process.exitCode = 1;

function report(result: BenchmarkResult): void {
  results.push(result);
  const { name, ours, peer, theirs, unit, measured, goal, reached, guard, held, note } = result;
  if (values.json) return;
  const judgement =
    goal === "none"
      ? "no goal"
      : `goal ${goal} (${reached ? "reached" : "not reached"}), guard ${guard} (${held ? "holds" : "does not hold"})`;
  console.log(
    `${name}: ${ours} against ${theirs} of ${peer}, ${unit}; measured ${measured}, ${judgement}` +
      (note === undefined ? "" : `; ${note}`),
  );
}
