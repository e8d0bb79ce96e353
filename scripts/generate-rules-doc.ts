/**
 * Writes docs/rules.md from the table of rules that the library exports. With --check the exit code is 1 if the page is
 * out of date.
 * npx tsx scripts/generate-rules-doc.ts [--check]
 */
import { join } from "node:path";
import { ruleDescriptions } from "../src/validation/index.js";
import { ruleNotes } from "../src/cli/explain/rule-notes.js";
import { putGeneratedFile, readArguments } from "./generated-file.js";
import { rules } from "./rules.js";
import { rulesPage } from "./rules-page.js";
import { traceRules } from "./traceability.js";

const root = join(import.meta.dirname, "..");
const { check } = readArguments(process.argv.slice(2));

putGeneratedFile(join(root, "docs/rules.md"), rulesPage(ruleDescriptions(), ruleNotes, traceRules(root, rules)), check);
