// Runs every test/bench/*.bench.ts: tsx test/bench/main.ts [--json] [--check] [name ...]
// --json prints one object; --check exits 1 where a guard does not hold, which leaves a slower machine a quarter of
// each goal.
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import type { BenchmarkFile } from "./benchmark.js";
import { measure, type BenchmarkResult } from "./measure.js";

const { values, positionals } = parseArgs({
  options: { json: { type: "boolean", default: false }, check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const results: BenchmarkResult[] = [];
for (const file of readdirSync(new URL(".", import.meta.url))
  .filter((name) => name.endsWith(".bench.ts"))
  .sort()) {
  const { benchmarks } = (await import(new URL(file, import.meta.url).href)) as { readonly benchmarks: BenchmarkFile };
  const jobs = benchmarks();
  if ("notRun" in jobs) {
    console.error(`${file}: not run: ${jobs.notRun}`);
    continue;
  }
  for (const job of jobs.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    const result = await measure(file, job);
    results.push(result);
    const { name, ours, peer, theirs, unit, measured, goal, reached, guard, held } = result;
    if (!values.json)
      console.log(
        `${name}: ${ours} against ${theirs} of ${peer}, ${unit}; measured ${measured}, ` +
          `goal ${goal} (${reached ? "reached" : "not reached"}), guard ${guard} (${held ? "holds" : "does not hold"})`,
      );
  }
}
if (values.json) console.log(JSON.stringify({ results }));
if (values.check && results.some(({ held }) => !held)) process.exitCode = 1;
