// Writes schemas/ from NHS England's profiles and FHIR's own definitions:
//   npx tsx scripts/generate-schemas.ts [folder of the specification] [--check]
// With --check nothing is written; exit 1 says that a file is stale.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultSpecFolder, specIsHere } from "./generated-file.js";
import { codesSchema, profileSchema, typesSchema } from "./schemas/files.js";
import { fileOf, readFacts } from "./schemas/facts.js";
import { print } from "./schemas/schema.js";
import { codesFile, typesFile } from "./schemas/types.js";

const { values, positionals } = parseArgs({ options: { check: { type: "boolean" } }, allowPositionals: true });
const folder = positionals[0] ?? defaultSpecFolder;
if (!specIsHere(folder)) process.exit(0);

const facts = readFacts(folder);
const target = "schemas";

const wanted = new Map<string, string>([
  [typesFile, `${print(typesSchema(facts))}\n`],
  [codesFile, `${print(codesSchema(facts))}\n`],
  ...facts.profiles.map((profile): [string, string] => [fileOf(profile), `${print(profileSchema(profile, facts))}\n`]),
]);

// The consultation's own schema lives in the same folder and has another source.
const ours = (name: string): boolean => name.endsWith(".schema.json") && !name.startsWith("consultation");
const stale = [...wanted].filter(([name, text]) => !existsSync(join(target, name)) || readFileSync(join(target, name), "utf8") !== text);
const left = readdirSync(target).filter((name) => ours(name) && !wanted.has(name));

if (values.check === true) {
  for (const name of [...stale.map(([file]) => file), ...left]) console.error(`stale: ${join(target, name)}`);
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of stale) writeFileSync(join(target, name), text);
  for (const name of left) rmSync(join(target, name));
  console.log(`${wanted.size} schemas, ${stale.length} written, ${left.length} removed`);
}
