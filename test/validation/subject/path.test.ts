import fc from "fast-check";
import { expect, test } from "vitest";
import { typeTables } from "../../../src/fhir/tables.js";
import { byPath, withThoseAround } from "../../../src/validation/subject/path.js";

const names = [...new Set([...typeTables().values()].flatMap(({ elements }) => [...elements.keys()]))];
const step = fc
  .tuple(fc.constantFrom(...names), fc.option(fc.nat({ max: 120 }), { nil: undefined }))
  .map(([name, index]) => (index === undefined ? name : `${name}[${index}]`));
const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => ["Bundle", ...steps].join("."));
const beside = path.chain((first) =>
  fc.tuple(
    fc.constant(first),
    fc.oneof(
      path,
      step.map((last) => `${first.slice(0, first.lastIndexOf("."))}.${last}`),
      fc.constant(first),
    ),
  ),
);

test("paths are sorted as a person counts and spells", () => {
  const collator = new Intl.Collator("en", { numeric: true });
  fc.assert(
    fc.property(beside, ([a, b]) => {
      expect(Math.sign(byPath(a, b))).toBe(Math.sign(collator.compare(a, b)));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ["Bundle.entry[9]", "Bundle.entry[10]"],
  ["Bundle.entry[2]", "Bundle.entry[2].resource"],
  ["Bundle.entry[2].id", "Bundle.entry[2].Id"],
])("%s comes before %s", (first, second) => {
  expect([byPath(first, second), byPath(second, first), byPath(first, first)].map(Math.sign)).toEqual([-1, 1, 0]);
});

test("a path and those of everything around it, from the inside out", () => {
  expect(withThoseAround("a.b[0].c")).toEqual(["a.b[0].c", "a.b[0]", "a.b", "a"]);
  expect(withThoseAround("a[1]")).toEqual(["a[1]", "a"]);
  expect(withThoseAround("")).toEqual([]);
});
