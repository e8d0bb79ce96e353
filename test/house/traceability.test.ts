import { expect, test } from "vitest";
import { traceability, traces } from "../../scripts/traceability.js";

test("every rule that the code names is named by a test", () => {
  expect(traces().filter(({ tests }) => tests.length === 0).map(({ rule, source }) => `${rule}: ${source.join(", ")}`)).toEqual([]);
});

test("every rule that a test names is named by the code", () => {
  expect(traces().filter(({ source }) => source.length === 0).map(({ rule, tests }) => `${rule}: ${tests.join(", ")}`)).toEqual([]);
});

test("the page has one row for each rule", () => {
  const rows = traceability().split("\n").filter((line) => /^\| (?:UR|ME|CS)-\d+ \|/.test(line));
  expect(rows).toHaveLength(traces().length);
});
