/**
 * Writes docs/traceability.md and lists rules without a test and ids without a rule. With --check the exit code is 1
 * for either, and for a page that is out of date.
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
