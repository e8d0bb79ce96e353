import { expect, test } from "vitest";
import { asciiFirst } from "../../src/values/ascii-first.js";
import { once } from "../../src/values/once.js";

test("a text of ASCII gets the plain pattern, another one that of Unicode, which is not made before", () => {
  let made = 0;
  const plain = /[a-z]/;
  const letter = asciiFirst(
    plain,
    once(() => {
      made += 1;
      return /\p{L}/u;
    }),
  );
  expect([letter(""), letter("abc\u007f")]).toEqual([plain, plain]);
  expect(made).toBe(0);
  expect([letter("\u0080"), letter("é")].map(({ source }) => source)).toEqual(["\\p{L}", "\\p{L}"]);
  expect(made).toBe(1);
});
