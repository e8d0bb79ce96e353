import { expect, test } from "vitest";
import { sliceItems } from "../../../src/validation/schemas/slice-mark.js";

test("the items of a slice are those with the value at the path, whatever is next to them", () => {
  expect(sliceItems([{ url: "a" }, { url: "b" }, { url: "a" }], "url", "a")).toEqual([0, 2]);
  expect(sliceItems([null, 5, "a", { url: { url: "a" } }, {}, { url: "a" }], "url", "a")).toEqual([5]);
});

test("of lists within an item one that has the value is enough", () => {
  const list = [
    { coding: [{ system: "x" }, { system: "y" }] },
    { coding: [] },
    {},
    { coding: [{ system: "x", code: "y" }] },
  ];
  expect(sliceItems(list, "coding.system", "y")).toEqual([0]);
  expect(sliceItems([{ code: list[0] }, { code: list[3] }], "code.coding.code", "y")).toEqual([1]);
});

test("a value that is not a list has no items", () => {
  for (const value of [undefined, null, "a", { url: "a" }]) expect(sliceItems(value, "url", "a")).toEqual([]);
});
