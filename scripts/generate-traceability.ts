/** Writes docs/traceability.md. npx tsx scripts/generate-traceability.ts [--check] */
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { traceability } from "./traceability.js";

const { check } = readArguments(process.argv.slice(2));
putGeneratedFile(join(import.meta.dirname, "../docs/traceability.md"), traceability(), check);
