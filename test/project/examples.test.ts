import { expect, test } from "vitest";
import { blocksOfSource, problemsOf } from "./code-blocks.js";
import { filesBelow } from "./layers.js";

const blocks = filesBelow("src").flatMap((file) => blocksOfSource(file));

test("the examples in doc comments compile", () => {
  console.log(`examples in doc comments: ${blocks.length}`);
  expect(blocks.length).toBeGreaterThan(0);
  expect(problemsOf(blocks, ".cache/code/comments")).toEqual([]);
}, 120_000);

test("an example is found with its place, fenced or not, up to the next tag", () => {
  const found = blocksOfSource("test/project/fixtures/documented.ts");
  expect(found.map(({ line, code }) => `${line}: ${code.trim()}`)).toEqual(["4: one(1)", "12: one(2);\none(3);"]);
});

test("an example that does not compile is told, with its place", () => {
  const broken = { file: "src/errors.ts", line: 10, code: "const one: number = 1;\nconst two: string = one;\n" };
  expect(problemsOf([broken], ".cache/code/broken")).toEqual([
    "src/errors.ts:11: Type 'number' is not assignable to type 'string'.",
  ]);
}, 120_000);
