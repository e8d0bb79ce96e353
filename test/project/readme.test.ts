import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blocksOfPage } from "./code-blocks.js";
import { root } from "./layers.js";

test("the README's first example has about twenty lines", () => {
  const [first] = blocksOfPage("README.md");
  const lines = first?.code.split("\n").filter((line) => line !== "" && !line.startsWith("import ")) ?? [];
  expect(lines.length).toBeLessThanOrEqual(22);
});

test("every entry of the package is in the README's table", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const { name, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly name: string;
    readonly exports: object;
  };
  const named = [...readme.matchAll(/^\| `(gp-connect-update-record[^`]*)` \|/gm)].map(([, entry]) => entry);
  const entries = Object.keys(exports).filter((path) => path !== "./package.json");
  expect(named.toSorted()).toEqual(entries.map((path) => name + path.slice(1)).toSorted());
});

test("every example that the guides name exists", () => {
  const named = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/examples\/[\w./-]+\.(?:json|ts)/g)].map(
    ([path]) => path,
  );
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
