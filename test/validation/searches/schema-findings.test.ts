import { expect, test } from "vitest";
import type { SchemaFault } from "../../../src/validation/schemas/schema-fault.js";
import { schemaFindings } from "../../../src/validation/searches/schema-findings.js";

type Said = readonly [
  code: string,
  path: string,
  message: string,
  codes?: { readonly expected?: string; readonly received?: string },
];

const error = (keyword: string, instancePath: string, params: SchemaFault["params"] = {}): SchemaFault => ({
  keyword,
  instancePath,
  params,
});

/** What is said of errors of a schema at `Patient`, each under the rule of its place. */
function said(value: unknown, ...errors: readonly SchemaFault[]): readonly Said[] {
  return [...schemaFindings(errors, value, "Patient", (below) => `of ${below}`)].map(
    ({ severity, rule, code, path, message, expected, received }) => {
      expect([severity, rule]).toEqual(["error", `of ${path.slice("Patient".length)}`]);
      const codes = {
        ...(expected === undefined ? {} : { expected }),
        ...(received === undefined ? {} : { received }),
      };
      return Object.keys(codes).length === 0 ? [code, path, message] : [code, path, message, codes];
    },
  );
}

test("without a fault nothing is said", () => {
  expect(said({})).toEqual([]);
});

test("each kind of fault has its word, its place and what to do", () => {
  expect(said({}, error("required", "", { missingProperty: "name" }))).toEqual([
    ["required", "Patient.name", "name is missing: add it."],
  ]);
  expect(said({}, error("false schema", "/name/10"))).toEqual([
    ["forbidden", "Patient.name[10]", "This element must not be here: take it out."],
  ]);
  expect(said({}, error("additionalProperties", "", { additionalProperty: "_id" }))).toEqual([
    ["forbidden", "Patient.id", "This element must not be here: take it out."],
  ]);
  expect(said({}, error("minItems", "/name", { limit: 2 }))).toEqual([
    ["required", "Patient.name", "At least 2 must be present: add what is missing."],
  ]);
  expect(said({}, error("maxItems", "/name", { limit: 2 }))).toEqual([
    ["too-many", "Patient.name[2]", "No more than 2 are allowed here: take out the rest."],
  ]);
  expect(said({}, error("contains", "/coding"))).toEqual([
    [
      "code-unknown",
      "Patient.coding",
      "None of these is from the list of codes that is required here: add one that is.",
    ],
  ]);
  expect(said({}, error("anyOf", "/_birthDate"))).toEqual([
    ["required", "Patient.birthDate", "One of the alternatives must be present: add it."],
  ]);
  expect(said({}, error("maxLength", "/a_b", { limit: 10 }))).toEqual([
    ["too-long", "Patient.a_b", "The text is too long: no more than 10 characters are allowed here."],
  ]);
  expect(said({}, error("pattern", "/v3x"))).toEqual([
    ["wrong-form", "Patient.v3x", "The value does not have the form required here: look it up in the profile."],
  ]);
});

test("a finding names the fixed value, and the value found where that is a code", () => {
  const fixed = (value: unknown): readonly Said[] =>
    said(value, error("const", "/name/0/use", { allowedValue: "official" }));
  const words = "The value is wrong: it must be official.";
  expect(fixed({ name: [{ use: "nickname" }] })).toEqual([
    ["fixed-value", "Patient.name[0].use", words, { expected: "official", received: "nickname" }],
  ]);
  for (const value of [{ name: [{ use: "Fairweather" }] }, { name: [null] }, { name: ["use"] }, {}, null])
    expect(fixed(value)).toEqual([["fixed-value", "Patient.name[0].use", words, { expected: "official" }]]);
});

test("a list of codes is named where it is short", () => {
  const unknown = (...allowedValues: readonly (string | null)[]): readonly Said[] =>
    said({ gender: "none" }, error("enum", "/gender", { allowedValues }));
  expect(unknown("male", "female", null)).toEqual([
    [
      "code-unknown",
      "Patient.gender",
      "The code is not one of those allowed here: male, female.",
      { expected: "male | female" },
    ],
  ]);
  const twelve = "abcdefghijkl".split("");
  expect(unknown(...twelve)).toEqual([
    [
      "code-unknown",
      "Patient.gender",
      `The code is not one of those allowed here: ${twelve.join(", ")}.`,
      { expected: twelve.join(" | ") },
    ],
  ]);
  for (const none of [[...twelve, "m"], [], [null]])
    expect(unknown(...none)).toEqual([
      ["code-unknown", "Patient.gender", "The code is not one of those allowed here."],
    ]);
  expect(said({}, error("enum", "/gender", { allowedValues: "male" }))).toEqual([
    ["code-unknown", "Patient.gender", "The code is not one of those allowed here."],
  ]);
});

test("for a slice the finding says how many there must be, and which is the first too many", () => {
  const slice = (min: number, max: number, count: number, value: unknown = {}): readonly Said[] =>
    said(value, error("sliceCount", "/extension", { path: "url", value: "urn:a", min, max, count }));
  const codes = { expected: "urn:a" };
  expect(slice(1, 1, 0)).toEqual([
    ["required", "Patient.extension", "There must be exactly 1 with url urn:a; there are 0.", codes],
  ]);
  expect(slice(2, 4, 1)).toEqual([
    ["required", "Patient.extension", "There must be between 2 and 4 with url urn:a; there is 1.", codes],
  ]);
  expect(slice(2, Infinity, 0)).toEqual([
    ["required", "Patient.extension", "There must be at least 2 with url urn:a; there are 0.", codes],
  ]);
  const three = { extension: [{ url: "urn:b" }, { url: "urn:a" }, { url: "urn:a" }] };
  expect(slice(1, 1, 2, three)).toEqual([
    ["too-many", "Patient.extension[2]", "There must be exactly 1 with url urn:a; there are 2.", codes],
  ]);
  expect(slice(0, 1, 2, three)).toEqual([
    ["too-many", "Patient.extension[2]", "There must be between 0 and 1 with url urn:a; there are 2.", codes],
  ]);
  expect(slice(0, 2, 3, three)).toEqual([
    ["too-many", "Patient.extension", "There must be between 0 and 2 with url urn:a; there are 3.", codes],
  ]);
});

test("what one alternative lacks is not reported where the choice as a whole has failed", () => {
  expect(
    said(
      {},
      error("required", "/a", { missingProperty: "x" }),
      error("anyOf", "/a"),
      error("required", "/b", { missingProperty: "y" }),
    ).map(([code, path]) => `${code} ${path}`),
  ).toEqual(["required Patient.a", "required Patient.b.y"]);
});

test("a value of the wrong type is not also a value that is missing", () => {
  const places = (missingProperty: string, at: string): readonly string[] =>
    said(
      {},
      error("additionalProperties", "/a", { additionalProperty: "valueCode" }),
      error("required", at, { missingProperty }),
    ).map(([code, path]) => `${code} ${path}`);
  expect(places("valueString", "/a")).toEqual(["forbidden Patient.a.valueCode"]);
  expect(places("url", "/a")).toEqual(["forbidden Patient.a.valueCode", "required Patient.a.url"]);
  expect(places("valueString", "/b")).toEqual(["forbidden Patient.a.valueCode", "required Patient.b.valueString"]);
  expect(
    said({}, error("additionalProperties", "/a", { additionalProperty: "value" }), error("false schema", "/a")),
  ).toHaveLength(2);
});

test("for a list of one the item's finding is kept, for a longer one the list's", () => {
  const places = (...errors: readonly SchemaFault[]): readonly string[] =>
    said({}, error("contains", "/coding"), ...errors).map(([code, path]) => `${code} ${path}`);
  const list = "code-unknown Patient.coding";
  expect(places()).toEqual([list]);
  expect(places(error("enum", "/coding/0/code"))).toEqual(["code-unknown Patient.coding[0].code"]);
  expect(places(error("enum", "/coding/0/code"), error("enum", "/coding/1/code"))).toEqual([list]);
  expect(places(error("enum", "/coding/1/code"))).toEqual([list]);
  expect(
    places(
      error("enum", "/coding/0"),
      error("enum", "/coding/1"),
      error("enum", "/other/1/code"),
      error("maxItems", "/coding", { limit: 1 }),
    ),
  ).toEqual([list, "code-unknown Patient.other[1].code", "too-many Patient.coding[1]"]);
});
