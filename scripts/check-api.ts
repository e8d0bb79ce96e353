/**
 * Compares the public declarations of each built entry with the reports in api/: `npm run check:api`. After a change
 * that is meant, `npm run check:api -- --write` writes them, and the change goes into CHANGELOG.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../package.json" with { type: "json" };
import { apiReports } from "./checks/api-report.js";
import { firstDifference } from "./checks/first-difference.js";
import { entries } from "./entries.js";

const root = join(import.meta.dirname, "..");
const types = join(root, "dist/types");
const isWriting = process.argv.includes("--write");

const declarations = entries.map(({ name, built }) => ({
  name,
  file: join(types, built.replace(/^dist\/(.*)\.js$/, "$1.d.ts")),
}));

let failed = 0;
for (const [name, report] of apiReports(declarations, types)) {
  const short = name.slice(manifest.name.length + 1) || "root";
  const file = `api/${short}.txt`;
  if (isWriting) {
    mkdirSync(join(root, "api"), { recursive: true });
    writeFileSync(join(root, file), report);
  }
  const difference = firstDifference(textOf(join(root, file)), report);
  if (difference !== undefined) failed += 1;
  console.log(difference === undefined ? `ok      ${file}` : `failed  ${file}, ${difference}`);
}
console.log(`check-api: ${entries.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
