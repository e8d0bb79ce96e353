import { beforeAll, describe, expect, test } from "vitest";
import { ConfirmationRequiredError, ConsultationError } from "../../src/index.js";
import { compile, readingsOf, writeModule, type Module, type Said } from "./compiled-pairs.js";
import { pairs, type Pair } from "./pairs.js";

const kinds = Object.entries(pairs);
const all: readonly Pair[] = kinds.flatMap(([, list]) => list);
/** What only a run can find: it compiles, and a review asks about it. */
const genderOfRunTime =
  '((gender: "male" | "female" | "other" | "unknown") => pharmacyFirst.uncomplicatedUrinaryTractInfection({ ' +
  '...onPathway, supplies: [supplied], patient: { ...patient, gender } }))("female")';

const right = writeModule("right", [...all.map(({ snippet }) => readingsOf(snippet).right), genderOfRunTime]);
const wrong = writeModule(
  "wrong",
  all.map(({ snippet }) => readingsOf(snippet).wrong),
);

type Runs = readonly (() => unknown)[];
const runsOf = async ({ file }: Module): Promise<Runs> => ((await import(file)) as { readonly runs: Runs }).runs;

let saidOfRight: readonly (readonly Said[])[] = [];
let saidOfWrong: readonly (readonly Said[])[] = [];
let [rightRuns, wrongRuns]: [Runs, Runs] = [[], []];
beforeAll(async () => {
  [saidOfRight = [], saidOfWrong = []] = compile([right, wrong]);
  rightRuns = await runsOf(right);
  wrongRuns = await runsOf(wrong);
});

test("there are at least 60 pairs, three or more of each kind, and each differs in one place", () => {
  console.log(`types: ${String(all.length)} pairs of ${String(kinds.length)} kinds compiled and run`);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(kinds.filter(([, list]) => list.length < 3)).toEqual([]);
  expect(all.filter(({ snippet }) => !/^[^‹›]*‹[^‹›|]*\|[^‹›|]*›[^‹›]*$/.test(snippet))).toEqual([]);
});

describe.each(kinds)("%s", (_kind, list) => {
  for (const { snippet, code, at, refused } of list) {
    const place = all.findIndex((one) => one.snippet === snippet);

    test(`does not compile: ${readingsOf(snippet).wrong}`, () => {
      expect(saidOfWrong[place]).toMatchObject([{ code }]);
      const [{ at: there } = { at: "" }] = saidOfWrong[place] ?? [];
      expect(at === "{" ? there.slice(0, 1) : there).toBe(at);
    });

    test(`compiles and runs: ${readingsOf(snippet).right}`, () => {
      expect(saidOfRight[place]).toEqual([]);
      expect(rightRuns[place]).not.toThrow();
    });

    test(`is refused at run time by its place (${refused}): ${readingsOf(snippet).wrong}`, () => {
      const error = thrownBy(wrongRuns[place]);
      expect(error).toBeInstanceOf(Error);
      expect(refusalOf(error)).toContain(refused);
      const path = refused.split(" ").at(-1) ?? "";
      if (error instanceof ConsultationError || error instanceof ConfirmationRequiredError)
        expect((error as Error).message).toContain(path);
    });
  }
});

test("a gender that is known only at run time compiles, and a review asks about it", () => {
  expect(saidOfRight[all.length]).toEqual([]);
});

function thrownBy(run: (() => unknown) | undefined): unknown {
  try {
    run?.();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The rule and the path of each issue; for any other error its kind. */
function refusalOf(error: unknown): readonly string[] {
  if (error instanceof ConsultationError)
    return error.issues.map(({ rule, path }) => (rule === undefined ? path : `${rule} ${path}`));
  if (error instanceof ConfirmationRequiredError) return error.required.map(({ rule = "", path }) => `${rule} ${path}`);
  return [error instanceof Error ? error.constructor.name : "nothing"];
}
