// Runs every test/bench/*.bench.ts: tsx test/bench/main.ts [--json] [--check] [name ...]
// --json prints one object; --check exits 1 where a required figure is not reached.
import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { measure, type BenchmarkFile, type BenchmarkResult } from "./benchmark.js";

const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false }, check: { type: "boolean", default: false } }, allowPositionals: true });
const results: BenchmarkResult[] = [];
for (const file of readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".bench.ts")).sort()) {
  const { benchmarks } = (await import(new URL(file, import.meta.url).href)) as { readonly benchmarks: BenchmarkFile };
  const jobs = benchmarks();
  if ("notRun" in jobs) console.error(`${file}: not run: ${jobs.notRun}`);
  else for (const job of jobs) if (positionals.length === 0 || positionals.includes(job.name)) results.push(measure(job));
}
if (values.json) console.log(JSON.stringify({ results }));
else for (const { name, ours, peer, theirs, ratio, required, met } of results) console.log(`${name}: ${ours} against ${theirs} of ${peer}, operations per cpu second; ratio ${ratio} (${required}: ${met ? "met" : "not met"})`);
if (values.check && results.some(({ met }) => !met)) process.exitCode = 1;
