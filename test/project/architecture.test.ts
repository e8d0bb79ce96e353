import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { folderFaults, folderTable, pathsOf, readDescriptions, withTable } from "../../scripts/architecture.js";
import { root, layers } from "./layers.js";

const page = readFileSync(join(root, "docs/architecture.md"), "utf8");

test("the page lists the layers in their order, and every layer is in src/", () => {
  const named = [...page.matchAll(/^\| `(src\/[\w.-]+?)\/?` \|/gm)].map(([, path]) => path);
  expect(named).toEqual(layers.map(({ path }) => path));
  expect(layers.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
});

test("everything in src/ is a layer", () => {
  const found = readdirSync(join(root, "src")).map((name) => `src/${name}`);
  expect(found.sort()).toEqual(layers.map(({ path }) => path).sort());
});

test("the page says where each layer runs", () => {
  const said = [...page.matchAll(/^\| `src\/.*\| (browsers, )?Node \|$/gm)].map(([, browsers]) =>
    browsers === undefined ? "node" : "browser",
  );
  expect(said).toEqual(layers.map(({ runsIn }) => runsIn));
});

test("the page lists every folder of src/ with its description", () => {
  const paths = pathsOf(root, layers);
  const descriptions = readDescriptions(root);
  expect(folderFaults(paths, descriptions)).toEqual([]);
  expect(withTable(page, folderTable(paths, layers, descriptions))).toBe(page);
});

test("a folder without a description and a description without a folder are faults", () => {
  const project = mkdtempSync(join(tmpdir(), "folders-"));
  for (const folder of ["src/b/deep/deeper", "src/a/one"]) mkdirSync(join(project, folder), { recursive: true });
  const known = [{ path: "src/b", runsIn: "browser" } as const, { path: "src/a", runsIn: "node" } as const];
  const paths = pathsOf(project, known);
  rmSync(project, { recursive: true });
  expect(paths).toEqual(["src/b", "src/b/deep", "src/b/deep/deeper", "src/a", "src/a/one"]);
  const descriptions = { "src/b": "B", "src/b/deep": "deep", "src/a": "A", "src/a/one": "one", "src/a/two": "two" };
  expect(folderFaults(paths, descriptions)).toEqual([
    "src/b/deep/deeper: has no description (scripts/folders.json)",
    "src/a/two: is described, and does not exist (scripts/folders.json)",
  ]);
  expect(folderTable(["src/b", "src/b/deep", "src/a"], known, descriptions).split("\n").slice(2)).toEqual([
    "| `src/b/` | B | browsers, Node |",
    "| ↳ `deep/` | deep | |",
    "| `src/a/` | A | Node |",
  ]);
});

/** The folders of the table of tests that do not exist, and those of `test/` that neither it nor `src/` has. */
const testFolderFaults = (text: string): readonly string[] => {
  const named = [...text.matchAll(/^\| (`test\/.*?) \|/gm)].flatMap(
    ([, cell = ""]) => cell.match(/test\/[\w-]+/g) ?? [],
  );
  const found = readdirSync(join(root, "test"), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !existsSync(join(root, "src", entry.name)) ? [`test/${entry.name}`] : [],
  );
  return [...named.filter((path) => !found.includes(path)), ...found.filter((path) => !named.includes(path))].sort();
};

test("the page lists every folder of test/ that is beside those of src/, and no other", () => {
  expect(testFolderFaults(page)).toEqual([]);
  expect(testFolderFaults(page.replace("`test/golden`", "`test/gone`"))).toEqual(["test/golden", "test/gone"]);
});

test("a page without the markers of the table is refused", () => {
  expect(() => withTable("# Architecture", "table")).toThrow("markers");
});

/** What a text calls "`name` in [file](link)", where the file does not exist or does not declare the name. */
const missingNames = (text: string): readonly string[] =>
  [...text.matchAll(/`(\w+)` in \[[^\]]+\]\(\.\.\/([^)]+)\)/g)].flatMap(([, name = "", file = ""]) => {
    const source = existsSync(join(root, file)) ? readFileSync(join(root, file), "utf8") : "";
    return new RegExp(`\\b(?:function\\*?|const|class) ${name}\\b`).test(source) ? [] : [`${name} in ${file}`];
  });

test("every function that the two walks and the table of additions name is in the file that they say", () => {
  const [, walks = ""] = page.split("## From a consultation to a message at MESH");
  expect([...walks.matchAll(/`\w+` in \[/g)].length).toBeGreaterThan(25);
  expect(missingNames(page)).toEqual([]);
});

test("a function that is not in the file, and a file that does not exist, are found", () => {
  const text =
    "`buildMessage` in [a](../src/build-message.ts), `noSuch` in [b](../src/build-message.ts), `x` in [c](../no.ts)";
  expect(missingNames(text)).toEqual(["noSuch in src/build-message.ts", "x in no.ts"]);
});

for (const file of [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.startsWith("api"))
    .map((name) => `docs/${name}`),
  "examples/README.md",
]) {
  test(`${file}: every link to a file of the project works`, () => {
    const links = [...readFileSync(join(root, file), "utf8").matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
      ([, path = ""]) => path,
    );
    expect(links.filter((path) => !existsSync(join(root, dirname(file), path)))).toEqual([]);
  });
}

test("every command that the documentation names is a script of the package", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const pages = ["README.md", "CONTRIBUTING.md", "docs/architecture.md"]
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  const named = [...pages.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
