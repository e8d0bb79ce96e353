/**
 * Writes the states and the reasons of attention into docs/delivery.md, from the tables that the code uses. With
 * --check the exit code is 1 if they are out of date.
 * npx tsx scripts/generate-delivery-page.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deliveryPage } from "./delivery-page.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { withBlocks } from "./page-blocks.js";

const page = join(import.meta.dirname, "..", deliveryPage.page);
const { check } = readArguments(process.argv.slice(2));
putGeneratedFile(page, withBlocks(readFileSync(page, "utf8"), deliveryPage), check);
