// Plants each fault of faults/*.patch into a copy of the sources, and sees the simulation find it:
// npm run simulate:faults [-- NAME...] [--schedules N]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { compileSimulation } from "./compile.js";
import { keptScripts } from "./kept.js";
import { nodeFlags } from "./node-flags.js";
import { planting, plantedFaults, type PlantedFault } from "./patches.js";

const { values, positionals } = parseArgs({
  options: { schedules: { type: "string", default: "1500" } },
  allowPositionals: true,
});
const most = Number(values.schedules);
const chosen = plantedFaults().filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const began = Date.now();
const kept = JSON.stringify(keptScripts());
let failed = 0;

/** What the simulation says of it: the line that it prints, or why there is none. */
async function found(fault: PlantedFault): Promise<{ readonly isCaught: boolean; readonly says: string }> {
  let file: string;
  try {
    ({ file } = await compileSimulation(`faults/${fault.name}`, planting(fault)));
  } catch (error) {
    return { isCaught: false, says: error instanceof Error ? error.message : String(error) };
  }
  const look = `import { readFileSync } from "node:fs";
    import { printFirstFailure } from ${JSON.stringify(pathToFileURL(file).href)};
    await printFirstFailure(${most}, JSON.parse(readFileSync(0, "utf8")));`;
  const child = spawn(process.execPath, [...nodeFlags, "--input-type=module", "-e", look], {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 400_000,
  });
  child.stdin.end(kept);
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) return { isCaught: false, says: `ended with ${code ?? "a signal"}: ${said}` };
  return said === ""
    ? { isCaught: false, says: `not seen in ${most} schedules` }
    : { isCaught: true, says: said.trim() };
}

const left = chosen[Symbol.iterator]();
async function work(): Promise<void> {
  for (let next = left.next(); next.done !== true; next = left.next()) {
    const { isCaught, says } = await found(next.value);
    if (!isCaught) failed += 1;
    console.log(`${isCaught ? "ok    " : "FAILED"} ${next.value.name}: ${says}`);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(
  `${chosen.length - failed} of ${chosen.length} planted faults seen, ${Math.round((Date.now() - began) / 1_000)} s`,
);
console.log(`${chosen.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
