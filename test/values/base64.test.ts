import { expect, test } from "vitest";
import { isBase64 } from "../../src/values/base64.js";

test("base64 is whole groups of four, padded at the end, with white space anywhere", () => {
  for (const text of ["YQ==", "YWI=", "YWJj", "YWJj YWJj", "\n YW\tJj\r\n", "Y Q = ="])
    expect(isBase64(text), JSON.stringify(text)).toBe(true);
});

test("base64 has no half group, no = elsewhere, no bits beyond the last byte, and is not empty", () => {
  for (const text of [
    "",
    " ",
    "YQ",
    "YQ=",
    "=YQ=",
    "YWJjY",
    "YWJj=",
    "Y===",
    "====",
    "YR==",
    "YWJ=",
    "YQ==YWJj",
    "Y-_j",
    1,
    undefined,
  ])
    expect(isBase64(text), JSON.stringify(text)).toBe(false);
});
