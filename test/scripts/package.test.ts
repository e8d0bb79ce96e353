import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../project/layers.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "package-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const manifest = {
  name: "fixture",
  version: "1.0.0",
  license: "MIT",
  type: "module",
  exports: { ".": { types: "./dist/types/index.d.ts", default: "./dist/index.js" } },
};
const whole = {
  "package.json": JSON.stringify(manifest),
  "dist/index.js": "export const one = 1;\n",
  "dist/types/index.d.ts": "export declare const one = 1;\n",
  "dist/cli/main.js": "#!/usr/bin/env node\n",
};

const check = (files: Readonly<Record<string, string>>, mode = 0o755): string => {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, "package", name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { mode });
  }
  const tarball = join(folder, "fixture.tgz");
  execFileSync("tar", ["czf", tarball, "-C", folder, ...Object.keys(files).map((name) => `package/${name}`)]);
  return spawnSync(join(root, "scripts/check-package.sh"), [tarball], { encoding: "utf8" }).stdout;
};

test("a package in order passes", () => {
  expect(check(whole)).toContain("check-package: 6 passed, 0 failed");
}, 180_000);

test("a missing entry, a stray file and a command that cannot be run are each reported", () => {
  const exports = { ...manifest.exports, "./other": { types: "./dist/types/other.d.ts", default: "./dist/other.js" } };
  const said = check({
    ...whole,
    "package.json": JSON.stringify({ ...manifest, exports, scripts: { postinstall: "node install.js" } }),
    "dist/other.js": "export const two = 2;\n",
    "dist/cli/main.js": "main();\n",
    "notes/private.txt": "stray\n",
  });
  for (const name of [
    "publint --strict",
    "attw --profile esm-only",
    "only dist, schemas and the documentation",
    "update-record has a shebang and may be executed",
    "every entry of the package is there",
    "no install script",
  ]) {
    expect(said).toContain(`failed  ${name}`);
  }
  expect(said).toContain("package/dist/types/other.d.ts is not in the tarball");
}, 180_000);

test("a command without the executable bit is reported", () => {
  expect(check(whole, 0o644)).toContain("failed  update-record has a shebang and may be executed");
}, 180_000);
