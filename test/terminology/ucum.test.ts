import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ucumMetricUnits, ucumOtherUnits, ucumPrefixes } from "../../src/terminology/ucum-units.generated.js";
import { isUcum } from "../../src/terminology/ucum.js";

/** The National Library of Medicine's own reader of UCUM; it has no types. */
const { UcumLhcUtils } = createRequire(import.meta.url)("@lhncbc/ucum-lhc") as {
  readonly UcumLhcUtils: {
    getInstance(): { validateUnitString(code: string): { readonly status: string; readonly ucumCode: string | null } };
  };
};
const referee = UcumLhcUtils.getInstance();
const isValid = (code: string): boolean => {
  const { status, ucumCode } = referee.validateUnitString(code);
  return status === "valid" && ucumCode === code;
};

test("units of this guide, with prefixes, exponents, annotations, brackets and divisions, are UCUM", () => {
  for (const code of [
    "mm[Hg]",
    "{beats}/min",
    "kg/m2",
    "[in_i]",
    "[lb_av]",
    "Cel",
    "[degF]",
    "10*9/L",
    "1",
    "%",
    "/min",
    "mg/(kg.h)",
    "10*-3",
    "m-1",
    "[arb'U]",
    "{score}",
    "mg{as salt}",
  ]) {
    expect(isUcum(code), code).toBe(true);
  }
});

test("what only looks like a unit is refused", () => {
  for (const code of [
    "",
    "mmHg",
    "mm[hg]",
    "kg/m^2",
    "tablet",
    "dose",
    "k%",
    "kkg",
    "da",
    "mg/h/",
    "mg//h",
    "(mg",
    "mg)",
    "mg h",
    "[",
    "{",
    "{a",
    "2m",
    `${"m.".repeat(200)}m`,
  ])
    expect(isUcum(code), code).toBe(false);
});

test("a hostile text is not a unit", () => {
  for (const code of [
    "(".repeat(199),
    "[".repeat(199),
    "m".repeat(200),
    `${"{".repeat(100)}${"}".repeat(100)}`,
    "(".repeat(1_000_000),
  ])
    expect(isUcum(code)).toBe(false);
});

const symbol = fc.oneof(
  fc.constantFrom(...ucumMetricUnits(), ...ucumOtherUnits(), "2", "foo", "mmHg", "Kg"),
  fc
    .tuple(fc.constantFrom(...ucumPrefixes()), fc.constantFrom(...ucumMetricUnits()))
    .map(([prefix, unit]) => prefix + unit),
);
/**
 * Units that may stand in a product; some others, such as a bel, are accepted by the reference reader only on their
 * own.
 */
const factor = fc.tuple(
  fc.constantFrom(
    "g",
    "kg",
    "L",
    "mL",
    "mol",
    "mmol",
    "m",
    "s",
    "min",
    "h",
    "[IU]",
    "Pa",
    "J",
    "[in_i]",
    "ug",
    "foo",
    "mmHg",
    "Kg",
  ),
  fc.constantFrom("", "", "2", "-1"),
  fc.constantFrom("", "", "{total}"),
);
const product = fc
  .array(
    factor.map((parts) => parts.join("")),
    { minLength: 1, maxLength: 3 },
  )
  .chain((parts) => fc.constantFrom("/", ".").map((operator) => parts.join(operator)));

test("a well-formed unit is accepted exactly when the reference reader accepts it", () => {
  fc.assert(
    fc.property(fc.oneof(symbol, product), (text) => {
      expect(isUcum(text), text).toBe(isValid(text));
    }),
    { numRuns: 500 },
  );
});
