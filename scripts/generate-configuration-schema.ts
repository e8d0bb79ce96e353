/**
 * Writes schemas/configuration.schema.json from the schema that checks the command line's configuration:
 * npx tsx scripts/generate-configuration-schema.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { configurationSchema } from "./schemas/configuration.js";
import { ownSchemas } from "./schemas/own-schemas.js";
import { print } from "./schemas/schema.js";

const root = join(import.meta.dirname, "..");

putGeneratedFile(
  join(root, "schemas", ownSchemas.configuration),
  `${print(configurationSchema(readFileSync(join(root, "src/cli/config/config-file.ts"), "utf8")))}\n`,
  readArguments(process.argv.slice(2)).check,
);
