import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

// An example with packages of its own, too many for everybody who works on this project: it is installed into a folder
// that is gone afterwards, beside this package as it was built.
const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "update-record-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The folder of an example with its packages, or why it could not be installed. */
function installed(example: string): { readonly at: string } | { readonly notRun: string } {
  const at = join(folder, example.replaceAll("/", "-"));
  cpSync(join(root, "examples", example), at, { recursive: true, filter: (file) => !file.includes("node_modules") });
  const file = join(at, "package.json");
  writeFileSync(file, readFileSync(file, "utf8").replace("file:../../..", `file:${root}`));
  const args = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"];
  const { status } = spawnSync("npm", args, { cwd: at, encoding: "utf8", timeout: 120_000 });
  return status === 0 ? { at } : { notRun: "its packages cannot be installed: is the package registry reachable?" };
}

const jest = installed("testing/jest");
if ("notRun" in jest) console.log(`not run: ${jest.notRun} (examples/testing/jest)`);
test.skipIf("notRun" in jest)("a test with the sandbox in Jest", () => {
  if (!("at" in jest)) return;
  const env = { ...process.env, NODE_OPTIONS: "--experimental-vm-modules" };
  const { status, stderr } = spawnSync("npx", ["--no-install", "jest"], { cwd: jest.at, encoding: "utf8", env });
  expect(status, stderr).toBe(0);
  expect(stderr).toMatch(/Tests: +3 passed, 3 total/);
});
