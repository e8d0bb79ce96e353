/**
 * Writes the table of layers and folders in docs/architecture.md, and names folders without a description and
 * descriptions without a folder. With --check the exit code is 1 for either, and for a table that is out of date.
 * npx tsx scripts/generate-architecture.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { folderFaults, folderTable, pathsOf, readDescriptions, readLayers, withTable } from "./architecture.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";

const root = join(import.meta.dirname, "..");
const page = join(root, "docs/architecture.md");
const { check } = readArguments(process.argv.slice(2));
const layers = readLayers(root);
const descriptions = readDescriptions(root);
const paths = pathsOf(root, layers);

putGeneratedFile(page, withTable(readFileSync(page, "utf8"), folderTable(paths, layers, descriptions)), check);
for (const fault of folderFaults(paths, descriptions)) {
  console.log(fault);
  if (check) process.exitCode = 1;
}
