/**
 * Writes schemas/consultation.schema.json from the schemas that check a consultation at run time. Its descriptions are
 * the doc comments of the interfaces; the compiler compares these with the same schemas.
 * npx tsx scripts/generate-consultation-schema.ts [--check]
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { consultationSchema } from "./schemas/consultation.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { ownSchemas } from "./schemas/own-schemas.js";
import { print } from "./schemas/schema.js";

const root = join(import.meta.dirname, "..");
const folder = join(root, "src/consultation");
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(folder, name), "utf8"));

putGeneratedFile(
  join(root, "schemas", ownSchemas.consultation),
  `${print(consultationSchema(sources))}\n`,
  readArguments(process.argv.slice(2)).check,
);
