/**
 * Writes the metrics and the reasons of health into docs/operating.md, from the tables that the code uses. With
 * --check the exit code is 1 if they are out of date.
 * npx tsx scripts/generate-operating-page.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { operatingPage } from "./operating-page.js";
import { withBlocks } from "./page-blocks.js";

const page = join(import.meta.dirname, "..", operatingPage.page);
const { check } = readArguments(process.argv.slice(2));
putGeneratedFile(page, withBlocks(readFileSync(page, "utf8"), operatingPage), check);
