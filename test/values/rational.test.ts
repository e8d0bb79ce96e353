import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal } from "../../src/values/decimal.js";
import {
  compareRationals,
  divided,
  fractionOf,
  magnitude,
  minus,
  plus,
  rationalOf,
  times,
  type Rational,
} from "../../src/values/rational.js";

const of = (text: string): Rational => rationalOf(parseDecimal(text));
const same = (a: Rational, b: Rational): void => {
  expect(compareRationals(a, b)).toBe(0);
};

test("CS-08: a decimal is the fraction of its digits", () => {
  expect(of("37.40")).toEqual({ numerator: 3740n, denominator: 100n });
  expect(of("-0.5")).toEqual({ numerator: -5n, denominator: 10n });
  expect(of("12")).toEqual({ numerator: 12n, denominator: 1n });
  expect(fractionOf("12")).toEqual({ numerator: 12n, denominator: 1n });
  expect(fractionOf("2.54")).toEqual({ numerator: 254n, denominator: 100n });
  same(fractionOf("5", "9"), divided(of("1"), of("1.8")));
});

test("CS-08: sums, differences, products and quotients are exact", () => {
  same(plus(fractionOf("1", "3"), fractionOf("1", "6")), of("0.5"));
  same(minus(fractionOf("1", "3"), fractionOf("5", "6")), of("-0.5"));
  same(minus(of("0.3"), of("0.1")), of("0.2"));
  same(times(fractionOf("2", "3"), fractionOf("3", "8")), of("0.25"));
  same(divided(of("1"), of("0.04")), of("25"));
});

test("CS-09: a quotient keeps its denominator above zero, so that order holds whatever the signs", () => {
  expect(divided(of("1"), of("-4"))).toEqual({ numerator: -1n, denominator: 4n });
  expect(divided(of("-1"), of("-4"))).toEqual({ numerator: 1n, denominator: 4n });
  expect(divided(of("1"), of("4"))).toEqual({ numerator: 1n, denominator: 4n });
  expect(compareRationals(divided(of("1"), of("-4")), of("0"))).toBe(-1);
});

test("CS-09: the magnitude is the number without its sign", () => {
  same(magnitude(of("-2.5")), of("2.5"));
  same(magnitude(of("2.5")), of("2.5"));
  same(magnitude(of("0")), of("0"));
});

test("CS-08, CS-09: fractions compare by value", () => {
  const whole = fc.integer({ min: -1000, max: 1000 });
  const above = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(whole, above, whole, above, (a, b, c, d) => {
      const expected = Math.sign(a * d - c * b);
      expect(
        compareRationals(
          { numerator: BigInt(a), denominator: BigInt(b) },
          { numerator: BigInt(c), denominator: BigInt(d) },
        ) === expected,
      ).toBe(true);
    }),
  );
  expect(compareRationals(fractionOf("1", "3"), of("0.3333333333333333333333"))).toBe(1);
});
