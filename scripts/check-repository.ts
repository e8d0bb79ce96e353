/** Licences of what an install brings, secrets in tracked files, and the workflows: `npm run check:repository`. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Checked } from "./checks/checked.js";
import { checkLicences } from "./checks/licences.js";
import { checkSecrets } from "./checks/secrets.js";
import { checkWorkflows } from "./checks/workflows.js";

const root = process.argv[2] ?? join(import.meta.dirname, "..");
const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 })
  .split("\0")
  .filter((file) => file !== "");

const checks: readonly (readonly [name: string, checked: Checked])[] = [
  ["licences", checkLicences(root)],
  ["secrets", checkSecrets(root, tracked)],
  ["workflows", await checkWorkflows(root)],
];

let failed = 0;
for (const [name, { looked, faults }] of checks) {
  const isGood = faults.length === 0 && looked > 0;
  if (!isGood) failed += 1;
  console.log(
    `${isGood ? "ok    " : "failed"}  ${name}: ${looked} looked at${faults.map((one) => `\n  ${one}`).join("")}`,
  );
}
console.log(`check-repository: ${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
