import { expect, test } from "vitest";
import { systems } from "../../src/terminology/systems.js";
import { documentOf, foundBy, places } from "./support/found.js";

/** What the functions of a rule find in a document of these resources and nothing else. */
const found = (id: string, ...resources: readonly object[]): readonly string[] =>
  places(foundBy(id, documentOf(...resources)));
const tagged = (resourceType: string, code?: string, more: object = {}): object => ({
  resourceType,
  meta: { tag: [{ system: systems.recordStandardHeadings, code }] },
  ...more,
});
const social = { category: [{}, { coding: [{ code: "other" }, { code: "social-history" }] }] };

test("UR-030: a section without references is reported once, and a missing section is not reported here", () => {
  const of = (section: unknown): readonly string[] =>
    found(
      "UR-030",
      { resourceType: "Composition", status: "final", section, subject: {}, encounter: {}, author: [] },
      { resourceType: "Encounter" },
    );
  expect(of([{}]).filter((one) => one.includes(".section"))).toEqual(["error required [0].resource.section[0].entry"]);
  expect(of([{ entry: [] }]).filter((one) => one.includes(".section"))).toEqual([
    "error required [0].resource.section[0].entry",
  ]);
  expect(of([{ entry: [{ reference: "urn:uuid:x" }] }])).toContain("error not-in-section [1].resource");
});

test("UR-032: ten digits with a wrong check digit differ from fewer or more than ten digits", () => {
  const of = (value: string): readonly string[] =>
    found("UR-032", {
      resourceType: "Patient",
      gender: "male",
      birthDate: "1990",
      identifier: [{ system: systems.nhsNumber, value }],
    });
  expect(of("9990000019")).toEqual(["error wrong-check-digit [0].resource.identifier[0].value"]);
  for (const value of ["99900000191", "x9990000019", "9990000019x", "999000001", "999 000 0018"])
    expect(of(value), value).toEqual(["error wrong-form [0].resource.identifier[0].value"]);
  expect(found("UR-032", { resourceType: "Patient", gender: "male", birthDate: "1990", identifier: [] })).toEqual([
    "error required [0].resource.identifier",
  ]);
});

test("UR-038: only the guide's headings of a Condition are checked, each tag and each category for itself", () => {
  const of = (more: object): readonly string[] =>
    found("UR-038", { resourceType: "Condition", ...more }).filter((one) => one.includes("fixed-value"));
  expect(of({})).toEqual([]);
  expect(of({ meta: {} })).toEqual([]);
  expect(
    of({
      meta: {
        tag: [
          { system: "urn:x", code: "history" },
          { system: systems.recordStandardHeadings },
          { system: systems.recordStandardHeadings, code: "unknown" },
          { code: "history" },
        ],
      },
    }),
  ).toEqual([]);
  expect(
    of({
      meta: {
        tag: [
          { system: systems.recordStandardHeadings, code: "presenting-complaints-or-issues" },
          { system: systems.recordStandardHeadings, code: "history" },
        ],
      },
    }),
  ).toEqual(["error fixed-value [0].resource.meta.tag[1].code"]);
  expect(of({ category: [{}, { coding: [{ code: "x" }, { code: "problem-list-item" }] }] })).toEqual([
    "error fixed-value [0].resource.category[1].coding[1].code",
  ]);
});

test("UR-060: what needs a heading has one; a type that does not belong there is named", () => {
  expect(found("UR-060", { resourceType: "ClinicalImpression" })).toContain("error required [0].resource.meta.tag");
  expect(found("UR-060", { resourceType: "Condition", meta: { tag: [{ system: "urn:x" }, {}] } })).toEqual([
    "error required [0].resource.meta.tag",
  ]);
  expect(found("UR-060", { resourceType: "Observation", ...social })).toEqual(["error required [0].resource.meta.tag"]);
  expect(
    found(
      "UR-060",
      { resourceType: "Observation", category: [{ coding: [{ code: "vital-signs" }] }] },
      { resourceType: "Observation" },
      { resourceType: "Patient" },
    ),
  ).toEqual([]);
  expect(found("UR-060", tagged("ClinicalImpression", "clinical-summary"))).toEqual([]);
  expect(found("UR-060", tagged("ClinicalImpression"), tagged("ClinicalImpression", "clinical-summary"))).toEqual([
    "error required [0].resource.meta.tag[0].code",
  ]);
  expect(found("UR-060", tagged("ClinicalImpression", "history"))).toEqual(["error required Bundle.entry[0].resource"]);
});
