/**
 * Runs every scripts/generate-*.ts:
 * npx tsx scripts/generate.ts [--check] [folder of the specification, default ../shared/spec]
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The schema of a consultation takes its words from the interfaces that this one writes. */
const first = "generate-measurements.ts";
/** It holds the guides, which others write. */
const last = "generate-llms.ts";

const generators = readdirSync(import.meta.dirname)
  .filter((name) => /^generate-.*\.ts$/.test(name))
  .sort((one, other) => turnOf(one) - turnOf(other) || (one < other ? -1 : 1));

function turnOf(name: string): number {
  return Number(name === last) - Number(name === first);
}

let failed = 0;
for (const name of generators) {
  console.log(`${name}:`);
  const { status } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, name), ...process.argv.slice(2)],
    { stdio: "inherit" },
  );
  if (status !== 0) failed += 1;
}
console.log(`generators: ${generators.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
