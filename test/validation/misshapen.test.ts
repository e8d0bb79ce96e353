import { expect, test } from "vitest";
import type { Bundle } from "../../src/fhir/types.js";
import { validateResources } from "../../src/validation/index.js";
import { compose } from "../message/support/composed.js";

const patient = "Bundle.entry[2].resource.entry[5].resource";

/** The message with members of the patient changed, as a caller without types may give it. */
function withPatient(changes: object): Bundle {
  const { bundle } = compose();
  const entries = bundle.entry ?? [];
  const document = entries[2]?.resource as Bundle;
  const inner = (document.entry ?? []).map((entry, index) =>
    index === 5 ? { ...entry, resource: { ...entry.resource, ...changes } } : entry,
  );
  return {
    ...bundle,
    entry: [...entries.slice(0, 2), { ...entries[2], resource: { ...document, entry: inner } }],
  } as unknown as Bundle;
}

function errorsOf(bundle: Bundle): readonly string[] {
  return validateResources(bundle).issues.flatMap(({ severity, rule, code, path }) =>
    severity === "error" ? [`${rule} ${code} ${path}`] : [],
  );
}

test.each([
  {
    name: "two types of one choice",
    changes: { multipleBirthBoolean: true, multipleBirthInteger: 2 },
    said: "UR-032 forbidden .multipleBirthInteger",
  },
  {
    name: "a second type of a choice with an extension alone",
    changes: { multipleBirthBoolean: true, _multipleBirthInteger: { id: "a" } },
    said: "FHIR-element repeated .multipleBirthInteger",
  },
  {
    name: "a text where an object belongs",
    changes: { maritalStatus: "M" },
    said: "FHIR-element wrong-kind .maritalStatus",
  },
  { name: "an object where a text belongs", changes: { birthDate: {} }, said: "FHIR-element wrong-kind .birthDate" },
  { name: "a number where a text belongs", changes: { birthDate: 1990 }, said: "FHIR-element wrong-kind .birthDate" },
  {
    name: "a list in a list",
    changes: { name: [[{ use: "official", family: "A" }]] },
    said: "FHIR-element wrong-kind .name[0]",
  },
  { name: "null for an element", changes: { birthDate: null }, said: "FHIR-element wrong-kind .birthDate" },
  { name: "null for a list", changes: { telecom: null }, said: "FHIR-element wrong-kind .telecom" },
  { name: "null in a list of objects", changes: { telecom: [null] }, said: "FHIR-element wrong-kind .telecom[0]" },
  { name: "an object for a list", changes: { name: { family: "A" } }, said: "FHIR-element wrong-cardinality .name" },
  {
    name: "a list for an object",
    changes: { maritalStatus: [{ text: "M" }] },
    said: "FHIR-element wrong-cardinality .maritalStatus",
  },
  { name: "a text beside a primitive", changes: { _birthDate: "x" }, said: "FHIR-element wrong-kind .birthDate" },
  {
    name: "null in a list of texts, with nothing in its place",
    changes: { name: [{ use: "official", family: "A", given: [null] }] },
    said: "FHIR-ele-1 empty .name[0].given[0]",
  },
  { name: "an empty object", changes: { telecom: [{}] }, said: "FHIR-ele-1 empty .telecom[0]" },
  { name: "an empty list", changes: { telecom: [] }, said: "FHIR-ele-1 empty .telecom" },
  { name: "a text for a boolean", changes: { active: "yes" }, said: "FHIR-boolean wrong-form .active" },
  {
    name: "a text that is no decimal",
    changes: { extension: [{ url: "urn:x", valueDecimal: "1e3" }] },
    said: "FHIR-decimal wrong-form .extension[0].valueDecimal",
  },
  {
    name: "a number for a decimal",
    changes: { extension: [{ url: "urn:x", valueDecimal: 37.4 }] },
    said: "FHIR-element wrong-kind .extension[0].valueDecimal",
  },
])("FHIR: $name is one error in plain objects, at its own place", ({ changes, said }) => {
  const [head, path = ""] = said.split(" .");
  expect(errorsOf(withPatient(changes))).toEqual([`${head ?? ""} ${patient}.${path}`]);
});

test("FHIR: an extension in the place of a list's text, and a member that is undefined, are valid", () => {
  const name = [
    {
      use: "official",
      family: "A",
      given: ["B", null],
      _given: [null, { extension: [{ url: "urn:x", valueCode: "unknown" }] }],
    },
  ];
  expect(
    errorsOf(withPatient({ name, telecom: undefined, deceasedBoolean: undefined, deceasedDateTime: "2025-12-01" })),
  ).toEqual([]);
});

test("FHIR: entries without a resource, or that are not entries, are reported and not checked further", () => {
  const { bundle } = compose();
  const first = bundle.entry?.[0];
  expect(errorsOf({ ...bundle, entry: [...(bundle.entry ?? []), null] } as unknown as Bundle)).toEqual([
    "FHIR-element wrong-kind Bundle.entry[3]",
  ]);
  expect(errorsOf({ ...bundle, entry: [{ ...first, resource: "MessageHeader" }] } as unknown as Bundle)).toContain(
    "FHIR-element wrong-kind Bundle.entry[0].resource",
  );
  expect(errorsOf({ ...bundle, entry: "none" } as unknown as Bundle)).toContain(
    "FHIR-element wrong-cardinality Bundle.entry",
  );
});

test("UR-007: a fullUrl that is not a text is one error, at its own place, and names nothing", () => {
  for (const [fullUrl, code] of [
    [{}, "wrong-kind"],
    [1, "wrong-kind"],
    [null, "wrong-kind"],
    [["urn:uuid:x"], "wrong-cardinality"],
  ] as const) {
    const { bundle } = compose();
    const [first, ...others] = bundle.entry ?? [];
    const changed = { ...bundle, entry: [{ ...first, fullUrl }, ...others] } as unknown as Bundle;
    expect(errorsOf(changed), JSON.stringify(fullUrl)).toEqual([`FHIR-element ${code} Bundle.entry[0].fullUrl`]);
  }
});
