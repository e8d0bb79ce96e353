/**
 * Writes the hazard log of docs/clinical-safety (as a page, JSON and CSV) and the tests that prove its controls (JSON),
 * and lists what is wrong with the log. With --check the exit code is 1 for a file that is out of date and for anything
 * wrong.
 * npx tsx scripts/generate-hazard-log.ts [--check]
 */
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { hazardCsv, hazardJson, proofsJson } from "./hazard-data.js";
import { hazardFaults, hazardPage } from "./hazard-log.js";
import { hazards } from "./hazards.js";
import { rules } from "./rules.js";
import { traceRules } from "./traceability.js";

const root = join(import.meta.dirname, "..");
const { check } = readArguments(process.argv.slice(2));
const traces = traceRules(root, rules);

const folder = join(root, "docs/clinical-safety");
putGeneratedFile(join(folder, "hazard-log.md"), hazardPage(traces), check);
putGeneratedFile(join(folder, "hazards.json"), hazardJson(traces), check);
putGeneratedFile(join(folder, "hazards.csv"), hazardCsv(), check);
putGeneratedFile(join(folder, "proofs.json"), proofsJson(traces), check);
for (const fault of hazardFaults(hazards, traces)) {
  console.log(fault);
  if (check) process.exitCode = 1;
}
