import { expect, test } from "vitest";
import { invariants, invariantFaults } from "../../../src/validation/invariants/invariants.js";
import { validateResources } from "../../../src/validation/index.js";
import { subjectOf } from "../../../src/validation/subject/subject.js";
import { compose } from "../../message/support/composed.js";
import { invariantCases } from "../support/invariant-cases.js";

test.each(invariantCases)(
  "FHIR-$key: what breaks it is found once, at its place, and what holds to it is not",
  ({ key, at, right, broken, put }) => {
    const rule = `FHIR-${key}`;
    for (const value of broken) {
      const { bundle, path } = put(value);
      const found = [...invariantFaults(subjectOf(bundle, {}))].filter((finding) => finding.rule === rule);
      expect(found.map((finding) => finding.path)).toEqual([`${path}${at}`]);
      const report = validateResources(bundle);
      expect(report.valid).toBe(false);
      const place = `${path}${at}`;
      const here = report.issues.filter(
        (issue) =>
          issue.severity === "error" && (issue.path === place || (at !== "" && issue.path.startsWith(`${place}.`))),
      );
      expect(
        here.map((issue) => `${issue.rule} ${issue.path}`).slice(1),
        "said once, here or by the rule of the guide",
      ).toEqual([]);
    }
    for (const value of right) {
      const { bundle } = put(value);
      expect([...invariantFaults(subjectOf(bundle, {}))].filter((finding) => finding.rule === rule)).toEqual([]);
    }
  },
);

test("FHIR: every invariant has its cases, and its text says what it requires", () => {
  expect(invariants.map(({ key }) => key).filter((key) => !invariantCases.some((one) => one.key === key))).toEqual([]);
  expect(invariants.filter(({ text }) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
  expect(new Set(invariants.map(({ key }) => key)).size).toBe(invariants.length);
});

test("FHIR: a valid message breaks no invariant", () => {
  expect([...invariantFaults(subjectOf(compose().bundle, {}))]).toEqual([]);
});

test("FHIR-rng-2: amounts are compared only in the same unit, even where it has no code", () => {
  const range = invariants.find(({ key }) => key === "rng-2");
  const holds = (low: object, high: object): boolean | undefined => range?.holds({ low, high }, undefined);
  expect(holds({ value: "2" }, { value: "1" })).toBe(false);
  expect(holds({ value: "2", unit: "kg" }, { value: "1.9", unit: "kg" })).toBe(false);
  expect(holds({ value: "2", unit: "g" }, { value: "1", unit: "kg" })).toBe(true);
});
