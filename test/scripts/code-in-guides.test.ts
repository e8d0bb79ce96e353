import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { guidePages } from "../../scripts/guides.js";
import { blocksOfPage, blocksOfSource, problemsOf, programOfPage } from "../project/code-blocks.js";
import { filesBelow, root } from "../project/layers.js";

/** A page whose blocks are one program. */
const tutorial = "docs/getting-started.md";
const papers = ["README.md", ...guidePages.filter((page) => page !== tutorial)];
const fromPapers = [...papers.flatMap((paper) => blocksOfPage(paper)), programOfPage(tutorial)];
const tutorialAt = fromPapers.length - 1;
const fromComments = filesBelow("src").flatMap((file) => blocksOfSource(file));
const broken = { file: "src/errors.ts", line: 10_000, code: "const one: number = 1;\nconst two: string = one;\n" };
const folder = ".cache/code";

/** All of them are compiled at once: starting the compiler for each test took most of the time. */
let problems: readonly string[] = [];
beforeAll(() => {
  problems = problemsOf([...fromPapers, ...fromComments, broken], folder);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs a block of the guides as a program and returns what it printed. */
const run = async (name: number | string): Promise<readonly string[]> => {
  const printed: string[] = [];
  vi.spyOn(console, "log").mockImplementation((...words: readonly unknown[]) => {
    printed.push(words.map(String).join(" "));
  });
  await import(join(root, folder, `${name}.ts`));
  return printed;
};

/** Runs it for a patient with this given name, which says how the practice answers. */
const runFor = async (givenName: string, number: number): Promise<readonly string[]> => {
  const code = await readFile(join(root, folder, `${number}.ts`), "utf8");
  const name = `${number}-${givenName}`;
  await writeFile(join(root, folder, `${name}.ts`), code.replace('given: ["Ada"]', `given: ["${givenName}"]`));
  return run(name);
};

test("the code in the guides and in doc comments compiles; where it does not, its line is named", () => {
  console.log(`examples in doc comments: ${fromComments.length}`);
  expect(fromComments.length).toBeGreaterThan(0);
  expect(problems).toEqual(["src/errors.ts:10001: Type 'number' is not assignable to type 'string'."]);
});

test("an example is found with its place, fenced or not, up to the next tag", () => {
  const found = blocksOfSource("test/project/fixtures/documented.ts");
  expect(found.map(({ line, code }) => `${line}: ${code.trim()}`)).toEqual(["4: one(1)", "12: one(2);\none(3);"]);
});

test("the README's first example does the whole job, and prints what the README says", async () => {
  expect(await run(0)).toEqual(["patient-matched"]);
});

test("the README's first example ends whatever the practice answers", async () => {
  expect((await runFor("30002", 0)).at(-1)).toBe("rejected");
  expect((await runFor("20010", 0)).at(-1)).toBe("switched-off");
});

test("the README's second example shows a page what is missing", async () => {
  const [lines = ""] = await run(1);
  expect(lines.split("\n").length).toBeGreaterThan(3);
  expect(lines).toMatch(/^patient: /m);
});

test("the code of Getting started is one program, and says what the page says", async () => {
  expect(await run(tutorialAt)).toEqual(["0 0 0", "true", "patient-matched"]);
  const rejected = await runFor("30002", tutorialAt);
  expect(rejected.slice(0, 2)).toEqual(["0 0 0", "true"]);
  expect(rejected.at(-1)).toBe("rejected");
});
