import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import { formatNhsNumber, isNhsNumber, isTestNhsNumber, parseNhsNumber } from "../../src/values/nhs-number.js";

/** Test numbers of which every one is right: the check digit is found by trying all ten. */
const testNumber = fc
  .integer({ min: 0, max: 999_999 })
  .map((serial) => `999${String(serial).padStart(6, "0")}`)
  .map((nine) =>
    Array.from("0123456789")
      .map((digit) => nine + digit)
      .find(isNhsNumber),
  )
  .filter((number) => number !== undefined);

test("UR-032: spaces are accepted and ten digits are kept", () => {
  expect(parseNhsNumber("999 000 0018")).toBe("9990000018");
  expect(parseNhsNumber(" 9990000018 ")).toBe("9990000018");
  expect(formatNhsNumber(parseNhsNumber("9990000018"))).toBe("999 000 0018");
});

test("UR-032: a wrong check digit is refused, and so is the official examples' placeholder", () => {
  for (const wrong of ["9990000019", "4857773456"]) {
    expect(isNhsNumber(wrong)).toBe(false);
    expect(() => parseNhsNumber(wrong)).toThrow("check digit");
  }
});

test("UR-032: what is not ten digits is refused, and the error does not repeat it", () => {
  for (const wrong of ["", "999000001", "99900000180", "999-000-0018", "999000001X", "٩٩٩٠٠٠٠٠١٨", "9990000018\n"]) {
    expect(isNhsNumber(wrong)).toBe(false);
    expect(() => parseNhsNumber(wrong)).toThrow(InvalidValueError);
    expect(() => parseNhsNumber(wrong)).toThrow(/^NHS number must be ten digits \(spaces/);
  }
  for (const wrong of [undefined, null, 9990000018, {}, ["9990000018"]]) expect(isNhsNumber(wrong)).toBe(false);
  expect(() => parseNhsNumber(undefined as unknown as string)).toThrow(InvalidValueError);
});

test("UR-032: the guard takes the stored form only", () => {
  expect(isNhsNumber("999 000 0018")).toBe(false);
});

test("UR-032: for nine digits at most one tenth digit is right, and none if the remainder requires ten", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{9}$/), (nine) => {
      const sum = Array.from(nine).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
      const right = (11 - (sum % 11)) % 11;
      expect(Array.from("0123456789").filter((digit) => isNhsNumber(nine + digit))).toEqual(
        right === 10 ? [] : [String(right)],
      );
    }),
  );
});

test("UR-032: every single wrong digit is found", () => {
  fc.assert(
    fc.property(testNumber, fc.nat(9), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
      const wrong = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(isNhsNumber(wrong)).toBe(false);
    }),
  );
});

test("UR-032: every exchange of two different digits is found, neighbours or not", () => {
  fc.assert(
    fc.property(testNumber, fc.nat(9), fc.nat(9), (number, one, other) => {
      fc.pre(number[one] !== number[other]);
      const digits = Array.from(number);
      [digits[one], digits[other]] = [digits[other] ?? "", digits[one] ?? ""];
      expect(isNhsNumber(digits.join(""))).toBe(false);
    }),
  );
});

test("test numbers are recognised by their first three digits", () => {
  expect(isTestNhsNumber(parseNhsNumber("9990000018"))).toBe(true);
  expect(isTestNhsNumber(parseNhsNumber("9434765919"))).toBe(false);
});
