import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { rules } from "../../scripts/rules.js";
import { testTitles } from "../../scripts/test-titles.js";
import { faultsIn, traceabilityPage, traceRules, type Trace } from "../../scripts/traceability.js";

/** Ids are put together here, so that this file itself names no rule. */
const [one, two, none] = ["ur-1", "cs-2", "ur-9"].map((id) => id.toUpperCase()) as [string, string, string];
const listed = { [one]: "the first", [two]: "the second" };
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function tracesOf(files: Readonly<Record<string, string>>): readonly Trace[] {
  const root = mkdtempSync(join(tmpdir(), "traceability-"));
  folders.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return traceRules(root, listed);
}

test("a rule that code names and a test names is no fault, and both are on the page", () => {
  const traces = tracesOf({ "src/a/x.ts": `// ${one}`, "test/a/x.test.ts": `test("${one}: it | holds", () => {});` });
  expect(faultsIn(traces)).toEqual([]);
  expect(traceabilityPage(traces)).toContain(
    `| ${one} | the first | [a/x.ts](../src/a/x.ts) | [a/x.test.ts](../test/a/x.test.ts): ${one}: it &#124; holds |`,
  );
});

test("a rule that code names and no test names is a fault", () => {
  expect(faultsIn(tracesOf({ "src/x.ts": `// ${one}` }))).toEqual([`${one}: no test names it (src/x.ts)`]);
});

test("a comment in a test proves nothing, nor does a string beside a title that is written out", () => {
  const traces = tracesOf({
    "src/x.ts": `// ${one}`,
    "test/x.test.ts": `// ${one}\ntest("it holds", () => { f("${one}"); });`,
  });
  expect(faultsIn(traces)).toHaveLength(1);
});

test("a test of a rule that no code names is a fault", () => {
  expect(faultsIn(tracesOf({ "test/x.test.ts": `test("${two}: x", () => {});` }))).toEqual([
    `${two}: tested, but no code names it (test/x.test.ts)`,
  ]);
});

test("an id that no rule has is a fault, wherever it is", () => {
  expect(faultsIn(tracesOf({ "src/x.ts": `// ${none}` }))).toEqual([`${none}: no rule has this id (src/x.ts)`]);
});

test("a rule that neither code nor a test names is on the page as not yet, and is no fault", () => {
  const traces = tracesOf({ "src/x.ts": "" });
  expect(faultsIn(traces)).toEqual([]);
  expect(traceabilityPage(traces)).toContain(`| ${two} | the second | not yet |  |`);
  expect(traceabilityPage(traces)).toContain("0 of 2 rules are kept");
});

test(
  "titles are found behind skipIf, each and describe, and in parts; rows of a table replace a title that is built " +
    "at run time",
  () => {
    const titles = (source: string): readonly (readonly string[])[] =>
      testTitles("x.test.ts", source).map(({ rules: named }) => named);
    expect(titles(`test.skipIf(missing)("${one}: x", () => {});`)).toEqual([[one]]);
    expect(titles(`test("${one}: x and " + "y", () => {});`)).toEqual([[one]]);
    expect(titles(`test("${one}: x and " + \`${two}: \${x}\`, () => {});`)).toEqual([[one, two]]);
    expect(titles(`test.each([["a"]])("${one}: %s", () => {});`)).toEqual([[one]]);
    expect(titles(`describe("${one}", () => { test("x", () => {}); });`)).toEqual([[one]]);
    expect(titles(`for (const rule of ["${one}", "${two}"]) test(\`\${rule}: x\`, () => {});`)).toEqual([[one, two]]);
    expect(titles(`for (const name of ["a"]) test(\`${two}: \${name}\`, () => { f("${one}"); });`)).toEqual([[two]]);
  },
);

test("the list has every rule of the facts", () => {
  const count = (start: string): number => Object.keys(rules).filter((rule) => rule.startsWith(start)).length;
  expect([count("UR"), count("ME"), count("CS")]).toEqual([62, 15, 44]);
});

test("every rule that the code names has a test, and every rule that a test names is in the code", () => {
  expect(faultsIn(traceRules(join(import.meta.dirname, "../.."), rules))).toEqual([]);
});
