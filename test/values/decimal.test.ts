import fc from "fast-check";
import { expect, test } from "vitest";
import { compareDecimals, decimalOf, isDecimal, parseDecimal } from "../../src/values/decimal.js";
import { InvalidValueError } from "../../src/errors.js";

const decimalText = fc.stringMatching(/^-?(0|[1-9][0-9]{0,25})(\.[0-9]{1,25})?$/);

test("UR-001: a decimal stays exactly as it was written", () => {
  for (const text of ["37.40", "-0.0", "0", "-0", "0.10000000000000000001", "100", "0.000", `1${"0".repeat(400)}.5`]) {
    expect(parseDecimal(text)).toBe(text);
  }
});

test("UR-001: an exponent, a plus sign, leading zeros and half numbers are refused", () => {
  for (const wrong of [
    "1e3",
    "1E-3",
    "+1",
    "007",
    "00",
    ".5",
    "5.",
    "-",
    "--1",
    "1,5",
    "1 000",
    "NaN",
    "Infinity",
    "",
    " 1",
    "1\n",
    1,
    null,
    undefined,
  ]) {
    expect(isDecimal(wrong)).toBe(false);
    expect(() => parseDecimal(wrong as string)).toThrow(InvalidValueError);
  }
});

test("UR-075: a number becomes the shortest digits that identify it, never with an exponent", () => {
  const written = {
    "37.4": 37.4,
    "128": 128,
    "-0.5": -0.5,
    "0.0000001": 1e-7,
    "-0.0000000125": -1.25e-8,
    "1500000000000000000000": 1.5e21,
    "125000000000000000000000": 1.25e23,
    "0.1": 0.1,
  };
  for (const [text, value] of Object.entries(written)) expect(decimalOf(value)).toBe(text);
  expect(decimalOf("37.40")).toBe("37.40");
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, "", "abc", "1e21", "1e-7"])
    expect(() => decimalOf(wrong)).toThrow(InvalidValueError);
});

test("UR-075: every finite number is written so that reading it gives the same number", () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
      expect(Number(decimalOf(value)) === value).toBe(true);
    }),
  );
});

test("comparison is exact where floating point is not, and trailing zeros do not matter", () => {
  const compare = (a: string, b: string): number => compareDecimals(parseDecimal(a), parseDecimal(b));
  expect(compare("0.10000000000000000001", "0.1")).toBe(1);
  expect(compare("0.1", "0.10000000000000000001")).toBe(-1);
  expect(compare("37.4", "37.40")).toBe(0);
  expect(compare("-0.0", "0")).toBe(0);
  expect(compare("-2", "-10")).toBe(1);
  expect(compare("-0.5", "0.25")).toBe(-1);
  expect(compare("9", "10")).toBe(-1);
});

test("comparison agrees with whole-number arithmetic, both ways round", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.nat(12),
      (left, right, places) => {
        const write = (value: bigint): string => {
          const digits = String(value < 0n ? -value : value).padStart(places + 1, "0");
          const at = digits.length - places;
          return (value < 0n ? "-" : "") + digits.slice(0, at) + (places === 0 ? "" : `.${digits.slice(at)}`);
        };
        const [a, b] = [parseDecimal(write(left)), parseDecimal(write(right))];
        const expected = left < right ? -1 : left > right ? 1 : 0;
        expect(compareDecimals(a, b)).toBe(expected);
        expect(compareDecimals(b, a)).toBe(expected === 0 ? 0 : -expected);
      },
    ),
  );
});

test("a decimal equals itself with zeros added", () => {
  fc.assert(
    fc.property(decimalText, fc.nat(5), (text, noughts) => {
      const longer = text.includes(".") ? text + "0".repeat(noughts) : `${text}.0${"0".repeat(noughts)}`;
      expect(compareDecimals(parseDecimal(text), parseDecimal(longer))).toBe(0);
    }),
  );
});
