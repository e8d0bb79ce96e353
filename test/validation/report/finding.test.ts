import { expect, test } from "vitest";
import { errorOf, warningOf, type CodesSaid } from "../../../src/validation/report/finding.js";

const said = (codes?: CodesSaid): object => {
  const { severity, rule, code, path, message, ...more } = errorOf(
    "UR-032",
    "required",
    "Patient",
    "It is missing.",
    codes,
  );
  expect({ severity, rule, code, path, message }).toEqual({
    severity: "error",
    rule: "UR-032",
    code: "required",
    path: "Patient",
    message: "It is missing.",
  });
  expect(warningOf("UR-032", "required", "Patient", "It is missing.", codes)).toEqual({
    severity: "warning",
    rule,
    code,
    path,
    message,
    ...more,
  });
  return more;
};
const list = (length: number): readonly string[] => Array.from({ length }, (_, index) => `c${String(index)}`);

test("a finding names the expected code, or several, but no more than a person would read", () => {
  expect(said()).toEqual({});
  expect(said({})).toEqual({});
  expect(said({ expected: "final" })).toEqual({ expected: "final" });
  expect(said({ expected: ["final", "amended"] })).toEqual({ expected: "final | amended" });
  expect(said({ expected: [] })).toEqual({});
  expect(said({ expected: list(12) })).toEqual({ expected: list(12).join(" | ") });
  expect(said({ expected: list(13) })).toEqual({});
});

test("a finding repeats what was found only where it certainly is a code", () => {
  expect(said({ received: "final" })).toEqual({ received: "final" });
  expect(said({ received: true })).toEqual({ received: "true" });
  expect(said({ expected: "final", received: "Fairweather" })).toEqual({ expected: "final" });
});
