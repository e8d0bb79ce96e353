/**
 * Writes docs/traceability.md and names what is wrong; with --check the exit code is 1 for a stale page or for anything
 * wrong.
 * npx tsx scripts/generate-traceability.ts [--check]
 */
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { rules } from "./rules.js";
import { faultsIn, traceabilityPage, traceRules } from "./traceability.js";

const root = join(import.meta.dirname, "..");
const { check } = readArguments(process.argv.slice(2));
const traces = traceRules(root, rules);

putGeneratedFile(join(root, "docs/traceability.md"), traceabilityPage(traces), check);
for (const fault of faultsIn(traces)) {
  console.log(fault);
  if (check) process.exitCode = 1;
}
