// Runs schedules over the real code of the delivery:
//   npm run simulate -- --schedules 100000 --seed 1      so many, from this seed on
//   npm run simulate -- --seed 4711 --script             this one alone, with its script and all that happens
//   npm run simulate -- --replay FILE                    a script that was kept
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { compileSimulation } from "./compile.js";
import { keptScripts } from "./kept.js";
import { nodeFlags } from "./node-flags.js";
import type { Script } from "./script.js";
import { shrink } from "./shrink.js";
import type { Ran } from "./simulation.js";
import { inWords } from "./words.js";

const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    script: { type: "boolean", default: false },
    replay: { type: "string" },
  },
});
const seed = Number(values.seed);
const mostLines = 20;
const mostExplained = 8;
const { file, load } = await compileSimulation("simulation");
const { generate, runScript } = await load();

if (values.replay !== undefined) await show(JSON.parse(readFileSync(values.replay, "utf8")) as Script);
else if (values.script) await show(generate(seed));
else await runAll(Number(values.schedules));

/** One schedule, with everything that happens in it. */
async function show(script: Script): Promise<void> {
  const { faults, hash, trace } = await runScript(script, { keepsTrace: true });
  for (const line of [...inWords(script), "", ...trace, ""]) console.log(line);
  console.log(faults.length === 0 ? `nothing is wrong (${hash})` : faults.join("\n"));
  if (faults.length > 0) process.exitCode = 1;
}

async function runAll(count: number): Promise<void> {
  const began = performance.now();
  for (const { name, script } of keptScripts()) {
    const { faults } = await runScript(script);
    if (faults.length > 0) fail(`${name}: ${faults.join("; ")}`);
  }
  const seeds = Array.from({ length: count }, (_, place) => seed + place);
  const processes = Math.min(availableParallelism(), count);
  const parts = Array.from({ length: processes }, (_, own) => seeds.filter((_each, at) => at % processes === own));
  const ran = await Promise.all(parts.map(inProcess));
  const failed = ran.flatMap((each) => each.failed).sort((a, b) => a - b);
  for (const each of failed.slice(0, mostExplained)) await explain(each);
  const more = failed.slice(mostExplained);
  if (more.length > 0) fail(`too: seeds ${more.join(", ")}`);
  const failures = failed.length;
  const times = ran.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0;
  console.log(
    `${count} schedules from seed ${seed} on: ${failures} failed; ${mean.toFixed(1)} ms each, 99 % within ` +
      `${p99.toFixed(0)} ms, ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  );
  console.log(`${count - failures} passed, ${failures} failed`);
}

function inProcess(own: readonly number[]): Promise<Ran> {
  const code = `process.once("message", async ({ file, own }) => {
    process.send(await (await import(file)).runSeeds(own), () => process.disconnect());
  });`;
  const child = spawn(process.execPath, [...nodeFlags, "-e", code], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  return new Promise((resolve, reject) => {
    child
      .once("message", resolve)
      .once("error", reject)
      .once("exit", (exitCode, signal) => {
        reject(new Error(`a process of the simulation ended with ${signal ?? exitCode ?? "nothing"}`));
      });
    child.send({ file, own });
  });
}

/** The shortest script that shows what is wrong. */
async function explain(failed: number): Promise<void> {
  const script = await shrink(generate(failed), runScript);
  const { faults } = await runScript(script);
  const folder = ".cache/simulation/failed";
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${failed}.json`, `${JSON.stringify(script, null, 2)}\n`);
  fail(`seed ${failed}: ${faults[0] ?? "it needs its whole script"}`);
  for (const line of inWords(script).slice(0, mostLines)) console.log(`  ${line}`);
  console.log(`  again: npm run simulate -- --seed ${failed} --script, or --replay ${folder}/${failed}.json`);
}

function fail(text: string): void {
  console.log(`FAILED ${text}`);
  process.exitCode = 1;
}
