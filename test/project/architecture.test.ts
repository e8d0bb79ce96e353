import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { stateTable } from "../../src/delivery/states.js";
import { root, layers } from "./layers.js";

const page = readFileSync(join(root, "docs/architecture.md"), "utf8");

test("the map names the layers in their order, and every layer stands in src/", () => {
  const named = [...page.matchAll(/^\| `(src\/[\w.-]+?)\/?` \|/gm)].map(([, path]) => path);
  expect(named).toEqual(layers.map(({ path }) => path));
  expect(layers.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
});

test("everything in src/ is a layer", () => {
  const found = readdirSync(join(root, "src")).map((name) => `src/${name}`);
  expect(found.sort()).toEqual(layers.map(({ path }) => path).sort());
});

test("the map says of each layer where it runs", () => {
  const said = [...page.matchAll(/^\| `src\/.*\| (browsers, )?Node \|$/gm)].map(([, browsers]) =>
    browsers === undefined ? "node" : "browser",
  );
  expect(said).toEqual(layers.map(({ runsIn }) => runsIn));
});

test("the states of a delivery are drawn as the code has them", () => {
  const [, chapter = ""] = page.split("## States of a delivery");
  const drawn = [...chapter.matchAll(/^\| `([\w-]+)` \|[^|]*\|([^|]*)\|$/gm)].map(
    ([, state = "", next = ""]) => [state, [...next.matchAll(/`([\w-]+)`/g)].map(([, name]) => name)] as const,
  );
  expect(drawn).toEqual(Object.entries(stateTable));
});

for (const paper of [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  "docs/architecture.md",
  "docs/traceability.md",
  "docs/clinical-safety/README.md",
  "docs/clinical-safety/hazard-log.md",
]) {
  test(`${paper}: every link to a file of the project leads somewhere`, () => {
    const links = [...readFileSync(join(root, paper), "utf8").matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
      ([, path = ""]) => path,
    );
    expect(links.filter((path) => !existsSync(join(root, dirname(paper), path)))).toEqual([]);
  });
}

test("every command that the papers name is a script of the package", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const papers = ["README.md", "CONTRIBUTING.md", "docs/architecture.md"]
    .map((paper) => readFileSync(join(root, paper), "utf8"))
    .join("\n");
  const named = [...papers.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
