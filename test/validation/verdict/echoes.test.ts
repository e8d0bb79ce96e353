import { expect, test } from "vitest";
import { withoutEchoes } from "../../../src/validation/verdict/echoes.js";
import type { Finding } from "../../../src/validation/report/finding.js";
import type { IssueCode } from "../../../src/validation/report/issue-codes.js";
import { alone } from "../support/found.js";

const subject = alone({ resourceType: "Patient" });
const error = (rule: string, code: IssueCode, path: string): Finding => ({
  severity: "error",
  rule,
  code,
  path,
  message: "It is wrong.",
});
const warning = (rule: string, code: IssueCode, path: string): Finding => ({
  ...error(rule, code, path),
  severity: "warning",
});
const left = (...findings: readonly Finding[]): readonly Finding[] => withoutEchoes(subject, findings);

const fhir = error("FHIR-date", "wrong-form", "Patient.birthDate");

test.each([
  "forbidden",
  "resource-not-allowed",
  "too-many",
  "empty",
  "wrong-form",
  "fixed-value",
  "code-unknown",
  "other-system",
  "required",
  "unresolved-reference",
  "repeated",
] as const)("after the guide's %s FHIR's own complaint about the same element is not repeated", (code) => {
  const guide = error("UR-032", code, "Patient.birthDate");
  expect(left(fhir, guide)).toEqual([guide]);
  expect(left(fhir, { ...guide, path: "Patient.birthDateX" })).toHaveLength(2);
});

test("neither a warning, nor another kind of fault, nor a finding of FHIR's own removes FHIR's finding", () => {
  for (const other of [
    warning("UR-032", "required", fhir.path),
    error("UR-032", "contradiction", fhir.path),
    error("FHIR-Patient", "required", fhir.path),
    error("UR-032", "in-future", fhir.path),
  ]) {
    expect(left(fhir, other)).toEqual([fhir, other]);
  }
});

test("CS-10: a period that ends before it begins is reported at its end, and not by FHIR as well", () => {
  const ours = error("CS-10", "time-backwards", "Encounter.period.end");
  const period = error("FHIR-per-1", "time-backwards", "Encounter.period");
  expect(left(ours, period)).toEqual([ours]);
  for (const other of [
    error("FHIR-x", "time-backwards", "Encounter.period.end"),
    error("CS-10", "in-future", "Encounter.period.end"),
    error("CS-10", "time-backwards", "Encounter.period.start"),
    warning("CS-10", "time-backwards", "Encounter.period.end"),
    error("CS-10", "time-backwards", "Encounter.periodXend"),
  ]) {
    expect(left(other, period), `${other.rule} ${other.code} ${other.path}`).toEqual([other, period]);
  }
});

test.each(["forbidden", "resource-not-allowed", "empty"] as const)(
  "below what is %s nothing more is reported, next to it everything",
  (code) => {
    const refused = error("UR-032", code, "Patient.name");
    const beside = ["Patient.names", "Patient.gender", "Patient"].map((path) => error("UR-032", "contradiction", path));
    const same = error("UR-032", "contradiction", "Patient.name");
    expect(
      left(
        refused,
        error("UR-032", "contradiction", "Patient.name.family"),
        error("UR-032", "contradiction", "Patient.name[0]"),
        warning("UR-032", "contradiction", "Patient.name[1].use"),
        same,
        ...beside,
      ),
    ).toEqual([refused, same, ...beside]);
    const only = warning("UR-032", code, "Patient.name");
    expect(left(only, error("UR-032", "contradiction", "Patient.name.family"))).toHaveLength(2);
  },
);

test("one too many of a list is named, without what is below it; of a slice only that there are too many", () => {
  const below = (path: string): Finding => error("UR-032", "contradiction", `${path}.use`);
  const item = error("UR-032", "too-many", "Patient.name[1]");
  expect(left(item, below(item.path), below("Patient.name[10]"))).toEqual([item, below("Patient.name[10]")]);
  const slice = error("UR-032", "too-many", "Patient.name");
  expect(left(slice, below(slice.path))).toEqual([slice, below(slice.path)]);
});
