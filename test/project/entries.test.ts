import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { entries } from "../../scripts/entries.js";
import { root } from "./layers.js";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");
const { config } = ts.parseConfigFileTextToJson("tsconfig.json", textOf("tsconfig.json")) as {
  readonly config: { readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> } };
};
const { paths } = config.compilerOptions;
const tableRows = textOf("README.md").split("\n");

for (const { name, source, built, runsInBrowsers } of entries) {
  describe(name, () => {
    test("has a source and is built from it", () => {
      expect(existsSync(join(root, source))).toBe(true);
      expect(existsSync(join(root, built))).toBe(true);
    });

    test("is known to the compiler by its source (tsconfig.json)", () => {
      expect(paths[name]).toEqual([`./${source}`]);
    });

    test("has a row in the README that says where it runs", () => {
      const row = tableRows.find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toMatch(runsInBrowsers ? / \| browsers, Node \|$/ : / \| Node \|$/);
    });

    test("is compiled and imported as a consumer does (test/package)", () => {
      expect(textOf("test/package/node.ts")).toContain(` from "${name}";`);
      expect(textOf("test/package/browser.ts").includes(` from "${name}";`)).toBe(runsInBrowsers);
    });
  });
}

test("the compiler knows no other entry", () => {
  expect(Object.keys(paths).toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
});
