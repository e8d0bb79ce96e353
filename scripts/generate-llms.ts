/**
 * Writes llms.txt: the guides and the signatures of all entries as one plain text, for coding assistants.
 * npx tsx scripts/generate-llms.ts [--check]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { signaturesOf } from "./documentation/signatures.js";
import { entries } from "./entries.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { guidePages } from "./guides.js";

const root = join(import.meta.dirname, "..");

/** Long tables that a program has as data (`rules`, hazards.json, errors), and papers of the project itself. */
const leftOut: ReadonlySet<string> = new Set([
  "docs/rules.md",
  "docs/mesh-failures.md",
  "docs/clinical-safety/hazard-log.md",
  "docs/clinical-safety/safety-case.md",
  "docs/architecture.md",
  "docs/dependencies.md",
  "docs/terminology-licences.md",
]);

const pages = ["README.md", ...guidePages.filter((page) => !leftOut.has(page))];
const text = [
  "# gp-connect-update-record",
  "",
  "> Guides and signatures of this package as one text. Written by `npm run generate:sources`.",
  "",
  ...pages.map((page) => `<!-- ${page} -->\n\n${readFileSync(join(root, page), "utf8")}`),
  "# Signatures",
  "",
  ...signaturesOf(root, entries),
].join("\n");

putGeneratedFile(join(root, "llms.txt"), text, readArguments(process.argv.slice(2)).check);
