import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { entries } from "../../scripts/entries.js";
import type { UpdateRecordError } from "../../src/index.js";
import { root } from "./layers.js";

/** What was built below a folder of dist/, by its place in the project. */
const builtBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

/** The sources of a file as its source map names them, relative to the project. */
const sourcesOf = (map: string): readonly string[] => {
  const { sources, sourceRoot = "" } = JSON.parse(readFileSync(join(root, map), "utf8")) as {
    readonly sources: readonly string[];
    readonly sourceRoot?: string;
  };
  return sources.map((source) => join(dirname(map), sourceRoot, source));
};

/** The file and those of the package that are loaded with it. */
const loadedWith = (file: string, known: ReadonlySet<string> = new Set()): ReadonlySet<string> => {
  if (known.has(file)) return known;
  const imported = [...readFileSync(join(root, file), "utf8").matchAll(/(?:\bfrom|\bimport)\s*"(\.{1,2}\/[^"]+)"/g)];
  return imported.reduce<ReadonlySet<string>>(
    (loaded, [, path = ""]) => loadedWith(join(dirname(file), path), loaded),
    new Set([...known, file]),
  );
};

const maps = builtBelow("dist", ".js.map");

test("every built file has a source map, which names no folder of the machine that built it", () => {
  // But the sandbox's page, and what a bundler for browsers finds in place of an entry for Node.
  const without = /^dist\/(?:page\/.*|this-entry-needs-node\.js)$/;
  const built = builtBelow("dist", ".js").filter((file) => !without.test(file));
  expect(maps.map((map) => map.replace(/\.map$/, "")).toSorted()).toEqual(built.toSorted());
  expect(maps.flatMap(sourcesOf).filter((path) => !/^(?:src|node_modules)\//.test(path))).toEqual([]);
});

test("every built file is ASCII: Node decodes it more quickly, and keeps one byte for each character", () => {
  const built = builtBelow("dist", ".js").filter((file) => !file.startsWith("dist/page/"));
  const withOthers = built.filter((file) => /[^\x00-\x7f]/.test(readFileSync(join(root, file), "utf8")));
  expect(withOthers, "write other characters of a regular expression as \\u escapes").toEqual([]);
});

test("every source is in one file of the entries, so that a class exists once", () => {
  const sources = maps.filter((map) => !map.startsWith("dist/cli/")).flatMap(sourcesOf);
  expect(sources.filter((source, at) => sources.indexOf(source) < at)).toEqual([]);
});

test("each error class of each entry extends the root's, and keeps its name when it is minified", async () => {
  const modules = await Promise.all(
    entries.map(async ({ built }) => (await import(pathToFileURL(join(root, built)).href)) as Record<string, unknown>),
  );
  const base = modules[0]?.["UpdateRecordError"] as typeof UpdateRecordError;
  const errors = modules.flatMap((exported) => Object.entries(exported).filter(([name]) => name.endsWith("Error")));
  expect(errors.map(([name]) => name)).toContain("MeshError");
  for (const [name, error] of errors) {
    expect(error).toHaveProperty("name", name);
    expect(error === base || (error as typeof UpdateRecordError).prototype instanceof base).toBe(true);
  }
});

test("the root entry opens at most four files: each costs a start about half a millisecond", () => {
  expect([...loadedWith("dist/index.js")].length).toBeLessThanOrEqual(4);
});

test("a bundled package has its licence beside the built files", () => {
  const packages = maps
    .flatMap(sourcesOf)
    .flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const missing = packages.filter((name) => !existsSync(join(root, `dist/licences/${name}.md`)));
  expect([...new Set(missing)]).toEqual([]);
});
