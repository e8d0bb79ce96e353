import { expect, test } from "vitest";
import { meansNoneFound } from "../../../../src/validation/safety/words/none-found.js";

test("CS-14: around the words of a text, each character of ASCII counts as it does beside others", () => {
  const found = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
  const beside = (dash: string): readonly boolean[] =>
    found.map((character) => meansNoneFound(`none ${dash}${character}seen${dash} none`));
  expect(beside("-")).toEqual(beside("\u2014"));
  expect(new Set(beside("-"))).toEqual(new Set([true, false]));
});
