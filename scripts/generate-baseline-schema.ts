/**
 * Writes schemas/baseline.schema.json from the schema that checks what `validate --baseline` reads:
 * npx tsx scripts/generate-baseline-schema.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { baselineSchema } from "./schemas/baseline.js";
import { ownSchemas } from "./schemas/own-schemas.js";
import { print } from "./schemas/schema.js";

const root = join(import.meta.dirname, "..");

putGeneratedFile(
  join(root, "schemas", ownSchemas.baseline),
  `${print(baselineSchema(readFileSync(join(root, "src/cli/validate/baseline-file.ts"), "utf8")))}\n`,
  readArguments(process.argv.slice(2)).check,
);
