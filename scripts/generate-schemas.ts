// Writes schemas/ from NHS England's profiles and FHIR's own definitions:
//   npx tsx scripts/generate-schemas.ts [--check] [folder of the specification, default ../shared/spec]
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { putGeneratedFile, readArguments, specIsHere } from "./generated-file.js";
import { fileOf, readFacts } from "./schemas/facts.js";
import { isOwnSchema } from "./schemas/own-schemas.js";
import { codesSchema, profileSchema, typesSchema } from "./schemas/files.js";
import { print, type Schema } from "./schemas/schema.js";
import { codesFile, typesFile } from "./schemas/types.js";

const { check, folder } = readArguments(process.argv.slice(2));
const target = join(import.meta.dirname, "../schemas");
if (specIsHere(folder)) write();

function write(): void {
  const facts = readFacts(folder);
  const wanted = new Map<string, Schema>([
    [typesFile, typesSchema(facts)],
    [codesFile, codesSchema(facts)],
    ...facts.profiles.map((profile): [string, Schema] => [fileOf(profile), profileSchema(profile, facts)]),
  ]);
  for (const [name, schema] of wanted) putGeneratedFile(join(target, name), `${print(schema)}\n`, check);
  for (const name of readdirSync(target).filter((file) => !wanted.has(file) && !isOwnSchema(file))) {
    console.log(`${name}: no profile has this name`);
    if (check) process.exitCode = 1;
    else rmSync(join(target, name));
  }
}
