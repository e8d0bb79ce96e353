import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { blocksOfPage, problemsOf } from "./code-blocks.js";
import { root } from "./layers.js";

const papers = ["README.md", "docs/architecture.md", "docs/clinical-safety/README.md", "docs/validating.md"];
const blocks = papers.flatMap((paper) => blocksOfPage(paper));
const folder = ".cache/code/papers";

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs a block as a program of its own and gives what it printed. */
const run = async (number: number): Promise<readonly string[]> => {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((...words: readonly unknown[]) => {
    printed.push(words.map(String).join(" "));
  });
  await import(join(root, folder, `${number}.ts`));
  return printed;
};

test("the code in the papers compiles", () => {
  expect(problemsOf(blocks, folder)).toEqual([]);
}, 120_000);

test("the README's first code does the whole job, and prints what it says", async () => {
  expect(await run(0)).toEqual(["patient-matched"]);
}, 180_000);

test("the README's second code tells a page what is missing", async () => {
  const [lines = ""] = await run(1);
  expect(lines.split("\n").length).toBeGreaterThan(3);
  expect(lines).toMatch(/^patient: /m);
}, 180_000);

test("the README's first code is about twenty lines", () => {
  const [first] = blocks;
  const lines = first?.code.split("\n").filter((line) => line !== "" && !line.startsWith("import ")) ?? [];
  expect(lines.length).toBeLessThanOrEqual(22);
});

test("every entry of the package stands in the README's table", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const { name, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly name: string;
    readonly exports: object;
  };
  const named = [...readme.matchAll(/^\| `(gp-connect-update-record[^`]*)` \|/gm)].map(([, entry]) => entry);
  const entries = Object.keys(exports).filter((path) => path !== "./package.json");
  expect(named.toSorted()).toEqual(entries.map((path) => name + path.slice(1)).toSorted());
});

test("every example that the papers name is there", () => {
  const named = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/examples\/[\w./-]+\.(?:json|ts)/g)].map(
    ([path]) => path,
  );
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
