import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./layers.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "words-"));
  execFileSync("git", ["init", "-q"], { cwd: folder });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const check = (text: string): { readonly status: number | null; readonly output: string } => {
  writeFileSync(join(folder, "page.md"), text);
  execFileSync("git", ["add", "page.md"], { cwd: folder });
  const { status, stdout, stderr } = spawnSync(join(root, "scripts/check-words.sh"), [folder], { encoding: "utf8" });
  return { status, output: stdout + stderr };
};

test("plain words pass", () => {
  expect(check("Read ../shared/spec, then write the file.\n")).toMatchObject({ status: 0 });
});

// Each is put together here, so that this file holds none of them.
for (const [what, ...parts] of [
  ["a folder of this machine", "see /ro", "ot/project/file"],
  ["a package index", "from https://registry.", "npmjs.org/ky"],
  ["a person's home", "/ho", "me/someone/.npmrc"],
  ["the workplace", "told by a sub", "-agent"],
  ["an issue number", "as in issue", " #3"],
] as const) {
  test(`${what} is refused, with the line`, () => {
    const { status, output } = check(`first\n${parts.join("")}\n`);
    expect(status).toBe(1);
    expect(output).toContain("page.md:2:");
  });
}
