/**
 * Writes docs/mesh-failures.md from the rows that the tests of test/transport/failures use. With --check the exit code
 * is 1 if the page is out of date.
 * npx tsx scripts/generate-mesh-failures.ts [--check]
 */
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { meshFailuresPage } from "./mesh-failures-page.js";

const { check } = readArguments(process.argv.slice(2));
putGeneratedFile(join(import.meta.dirname, "../docs/mesh-failures.md"), meshFailuresPage(), check);
