import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../project/layers.js";

/**
 * Runs the check over two consumers of one declaration file; inside the project, so that @types/node is found where it
 * is wanted.
 */
const check = (declaration: string): { readonly status: number | null; readonly stdout: string } => {
  const folder = join(root, ".cache/declarations");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "entry.d.ts"), declaration);
  for (const name of ["browser.ts", "node.ts"])
    writeFileSync(join(folder, name), 'export { read } from "./entry.js";\n');
  const { status, stdout } = spawnSync(join(root, "scripts/check-declarations.sh"), [folder, "nodenext"], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return { status, stdout };
};

test("a declaration that needs @types/node fails only for the browser, and passes where they are installed", () => {
  const { status, stdout } = check("export declare const read: (text: string) => Buffer;\n");
  expect(status).toBe(1);
  expect(stdout).toContain("failed  browser.ts, nodenext, types: none");
  expect(stdout).toContain("ok      node.ts, nodenext, types: node");
  expect(stdout).toContain("check-declarations: 1 passed, 1 failed");
}, 180_000);

test("a declaration that is wrong in itself fails for all: libraries are checked too", () => {
  const { status, stdout } = check("export declare const read: Missing;\n");
  expect(status).toBe(1);
  expect(stdout).toContain("check-declarations: 0 passed, 2 failed");
}, 180_000);
