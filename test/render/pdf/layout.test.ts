import { expect, test } from "vitest";
import { inVisualOrder } from "../../../src/render/pdf/bidi.js";
import { breakLines } from "../../../src/render/pdf/break-lines.js";
import { clustersOf } from "../../../src/render/pdf/clusters.js";
import { paginate } from "../../../src/render/pdf/paginate.js";
import { gap, type Row } from "../../../src/render/pdf/rows.js";
import { sheet } from "../../../src/render/pdf/style.js";

/** Each letter is one point wide. */
const broken = (text: string, width: number): readonly string[] =>
  breakLines(text, width, (from, to) => to - from).map(([from, to]) => text.slice(from, to));

test.each([
  ["", 10, [""]],
  ["one two three", 8, ["one two ", "three"]],
  ["one two three", 7, ["one two ", "three"]],
  ["one two three", 6, ["one ", "two ", "three"]],
  ["one     two", 5, ["one     ", "two"]],
  ["   one", 4, ["   ", "one"]],
  ["abcdefghij", 4, ["abcd", "efgh", "ij"]],
  ["ab cdefghij", 4, ["ab ", "cdef", "ghij"]],
  ["a\u00A0b c", 4, ["a\u00A0b ", "c"]],
])("lines end after spaces, or within a word that is too wide: %j in %d", (text, width, lines) => {
  expect(broken(text, width)).toEqual(lines);
});

test("a line has no more than 300 characters, even where they take no space", () => {
  const lines = breakLines("\u200D".repeat(1000), 100, () => 0);
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.at(-1)?.[1]).toBe(1000);
});

test("a letter is not separated from its accents, unless it has more than anyone writes", () => {
  expect([...clustersOf("e\u0301a👩‍⚕️")].map(({ at, text }) => [at, text])).toEqual([
    [0, "e\u0301"],
    [2, "a"],
    [3, "👩‍⚕️"],
  ]);
  const many = [...clustersOf(`e${"\u0301".repeat(100)}`)];
  expect(many.map(({ text }) => text.length)).toEqual([32, 32, 32, 5]);
  expect(many.map(({ text }) => text).join("")).toBe(`e${"\u0301".repeat(100)}`);
});

test.each([
  ["abc", [0, 0, 0], "abc"],
  ["aBCd", [0, 1, 1, 0], "aCBd"],
  ["A1B", [1, 2, 1], "B1A"],
  ["A12B", [1, 2, 2, 1], "B12A"],
  ["aB1C d", [0, 1, 2, 1, 0, 0], "aC1B d"],
])("pieces stand on paper in the order of their levels: %j", (text, levels, wanted) => {
  const pieces = Array.from(text, (letter, at) => ({ letter, level: levels[at] ?? 0 }));
  expect(
    inVisualOrder(pieces)
      .map(({ letter }) => letter)
      .join(""),
  ).toBe(wanted);
});

const row = (height: number, more: Partial<Row> = {}): Row => gap(height, { isGap: false, ...more });
const pagesOf = (rows: readonly Row[]): readonly (readonly number[])[] =>
  paginate(rows).map((page) => page.map(({ row: { height } }) => height));
const room = sheet.height - sheet.top - sheet.bottom;

test("rows that belong together go to the next page together; a page starts with no gap", () => {
  expect(pagesOf([row(room - 50), row(20, { keep: true }), row(40), row(10)])).toEqual([[room - 50], [20, 40, 10]]);
  expect(pagesOf([row(room - 50), gap(10), row(20), row(40)])).toEqual([[room - 50, 10, 20], [40]]);
  expect(pagesOf([row(room - 5), gap(10), row(20)])).toEqual([[room - 5], [20]]);
  expect(pagesOf([row(room - 25), gap(10, { keep: true }), row(20)])).toEqual([[room - 25], [20]]);
});

test("rows that no page can hold together are split, and nothing is lost", () => {
  const rows = Array.from({ length: 100 }, (_, at) => row(20 + at / 100, { keep: true }));
  const pages = pagesOf([row(100), ...rows]);
  expect(pages.flat()).toEqual([100, ...rows.map(({ height }) => height)]);
  expect(pages.every((page) => page.reduce((sum, height) => sum + height, 0) <= room)).toBe(true);
  expect(pagesOf([row(room * 2), row(10)])).toEqual([[room * 2], [10]]);
});

test("the header that a row asks for is repeated above it at the start of a page", () => {
  const [, second = []] = paginate([row(room - 50), row(60, { again: [row(7)] })]);
  expect(second.map(({ row: { height }, isRepeat }) => [height, isRepeat])).toEqual([
    [7, true],
    [60, false],
  ]);
});
