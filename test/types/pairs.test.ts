import { beforeAll, describe, expect, test } from "vitest";
import { ConfirmationRequiredError, ConsultationError } from "../../src/index.js";
import { compile, readingsOf, writeModules, type Said } from "./compiled-pairs.js";
import { pairs, type Pair } from "./pairs.js";

const kinds = Object.entries(pairs);
const all: readonly Pair[] = kinds.flatMap(([, list]) => list);
const rightFiles = writeModules(
  "types-right",
  all.map(({ snippet }) => readingsOf(snippet).right),
);
const wrongFiles = writeModules(
  "types-wrong",
  all.map(({ snippet }) => readingsOf(snippet).wrong),
);

let said: ReadonlyMap<string, readonly Said[]> = new Map();
beforeAll(() => {
  const files = [...rightFiles, ...wrongFiles];
  const problems = compile(files);
  said = new Map(files.map((file, at) => [file, problems[at] ?? []]));
}, 120_000);

test("there are at least 60 pairs, three or more of each kind, and each differs in one place", () => {
  console.log(`types: ${String(all.length)} pairs of ${String(kinds.length)} kinds compiled and run`);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(kinds.filter(([, list]) => list.length < 3)).toEqual([]);
  expect(all.filter(({ snippet }) => !/^[^‹›]*‹[^‹›|]*\|[^‹›|]*›[^‹›]*$/.test(snippet))).toEqual([]);
});

describe.each(kinds)("%s", (_kind, list) => {
  for (const { snippet, code, at, refused } of list) {
    const place = all.findIndex((one) => one.snippet === snippet);
    const [right = "", wrong = ""] = [rightFiles[place], wrongFiles[place]];

    test(`does not compile: ${readingsOf(snippet).wrong}`, () => {
      expect(said.get(wrong)).toMatchObject([{ code }]);
      const [{ at: there } = { at: "" }] = said.get(wrong) ?? [];
      expect(at === "{" ? there.slice(0, 1) : there).toBe(at);
    });

    test(`compiles and runs: ${readingsOf(snippet).right}`, async () => {
      expect(said.get(right)).toEqual([]);
      const { run } = (await import(right)) as { readonly run: () => unknown };
      expect(run).not.toThrow();
    });

    test(`is refused at run time by its place (${refused}): ${readingsOf(snippet).wrong}`, async () => {
      const { run } = (await import(wrong)) as { readonly run: () => unknown };
      const error = thrownBy(run);
      expect(error).toBeInstanceOf(Error);
      expect(refusalOf(error)).toContain(refused);
      const path = refused.split(" ").at(-1) ?? "";
      if (error instanceof ConsultationError || error instanceof ConfirmationRequiredError)
        expect((error as Error).message).toContain(path);
    });
  }
});

test("a gender that is known at run time only compiles: a review asks then", () => {
  const code =
    '((gender: "male" | "female" | "other" | "unknown") => pharmacyFirst.uncomplicatedUrinaryTractInfection({ ' +
    '...common, supplies: [supplied], patient: { ...patient, gender } }))("female")';
  expect(compile(writeModules("types-more", [code]))).toEqual([[]]);
}, 60_000);

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The rule and the path of each issue; of another error its kind. */
function refusalOf(error: unknown): readonly string[] {
  if (error instanceof ConsultationError)
    return error.issues.map(({ rule, path }) => (rule === undefined ? path : `${rule} ${path}`));
  if (error instanceof ConfirmationRequiredError) return error.required.map(({ rule = "", path }) => `${rule} ${path}`);
  return [error instanceof Error ? error.constructor.name : "nothing"];
}
