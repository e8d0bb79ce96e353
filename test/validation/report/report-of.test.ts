import { expect, test } from "vitest";
import type { Finding } from "../../../src/validation/report/finding.js";
import { reportOf, type Locate } from "../../../src/validation/report/report-of.js";

const finding = (path: string, more: Partial<Finding> = {}): Finding => ({
  severity: "error",
  rule: "UR-032",
  code: "wrong-form",
  path,
  message: "It is wrong.",
  ...more,
});
const placed =
  (places: Readonly<Record<string, readonly [line: number, column: number]>>): Locate =>
  (path) => {
    const [line, column] = places[path] ?? [];
    return line === undefined || column === undefined ? undefined : { line, column };
  };
const paths = (findings: readonly Finding[], locate: Locate = () => undefined): readonly string[] =>
  reportOf("update-record", findings, locate).issues.map(({ path, rule }) => `${rule} ${path}`);

test("issues are sorted by line, then column, then path, then rule", () => {
  const locate = placed({ "A.c": [2, 9], "A.a": [2, 10], "A.b": [10, 1], "A.d[9]": [3, 1], "A.d[10]": [3, 1] });
  const found = [
    finding("A.b"),
    finding("A.a"),
    finding("A.d[10]"),
    finding("A.d[9]", { rule: "UR-033" }),
    finding("A.d[9]", { rule: "UR-031" }),
    finding("A.d[9]"),
    finding("A.c"),
  ];
  const order = [
    "UR-032 A.c",
    "UR-032 A.a",
    "UR-031 A.d[9]",
    "UR-032 A.d[9]",
    "UR-033 A.d[9]",
    "UR-032 A.d[10]",
    "UR-032 A.b",
  ];
  expect(paths(found, locate)).toEqual(order);
  expect(paths(found.toReversed(), locate)).toEqual(order);
});

test("without a text, issues are sorted by path and rule, and have no line", () => {
  const found = [finding("A.b"), finding("A.a", { rule: "UR-033" }), finding("A.a")];
  expect(paths(found)).toEqual(["UR-032 A.a", "UR-033 A.a", "UR-032 A.b"]);
  expect(reportOf("other", [finding("A")], () => undefined)).toEqual({
    kind: "other",
    valid: false,
    issues: [finding("A")],
  });
});

test("what cannot be placed comes first", () => {
  const locate = placed({ "A.b": [1, 1], "A.c": [1, 2] });
  expect(paths([finding("A.c"), finding("A.b"), finding("B")], locate)).toEqual([
    "UR-032 B",
    "UR-032 A.b",
    "UR-032 A.c",
  ]);
});

test("a fault in a list may be shown at its first item, a missing item may not", () => {
  const asked: unknown[] = [];
  const locate: Locate = (path, orFirstItem) => {
    asked.push([path, orFirstItem]);
    return { line: 4, column: 2, path: "what else is known of a place" } as { line: number; column: number };
  };
  const { issues } = reportOf("other", [finding("A.b"), finding("A.c", { code: "required" })], locate);
  expect(asked).toEqual([
    ["A.b", true],
    ["A.c", false],
  ]);
  expect(issues[0]).toEqual({ ...finding("A.b"), line: 4, column: 2 });
});

test("only an error makes a message invalid", () => {
  for (const severity of ["warning", "information"] as const)
    expect(reportOf("other", [finding("A", { severity })], () => undefined).valid).toBe(true);
  expect(reportOf("other", [finding("A", { severity: "warning" }), finding("A")], () => undefined).valid).toBe(false);
  expect(reportOf("other", [], () => undefined)).toEqual({ kind: "other", valid: true, issues: [] });
});
