import { expect, test } from "vitest";
import type { Resource } from "../../src/fhir/types.js";
import { baseFaults } from "../../src/validation/searches/base-faults.js";
import { subjectOf } from "../../src/validation/subject/subject.js";

/** Rule, code and path of what breaks FHIR in a resource, by its path. */
function faults(resource: object): readonly string[] {
  const found = [...baseFaults(subjectOf(resource as Resource, {}))].map(
    ({ rule, code, path }) => `${path} ${rule === "FHIR-element" ? "" : `${rule} `}${code}`,
  );
  return found.toSorted();
}
const inPatient = (members: object): readonly string[] =>
  faults({ resourceType: "Patient", ...members }).map((fault) => fault.replace("Patient.", ""));

test("FHIR: every value is checked as its type, at its path", () => {
  expect(
    inPatient({ id: "a_b", birthDate: "soon", active: "yes", name: [{ family: "", given: ["B", ""] }, { text: "" }] }),
  ).toEqual([
    "active FHIR-boolean wrong-form",
    "birthDate FHIR-date wrong-form",
    "id FHIR-id wrong-form",
    "name[0].family FHIR-string wrong-form",
    "name[0].given[1] FHIR-string wrong-form",
    "name[1].text FHIR-string wrong-form",
  ]);
  expect(faults({ resourceType: "Nobody", id: "a_b", mood: 1 })).toEqual([]);
});

test("FHIR: the id of an element may be any text, and only an extension may have a url", () => {
  expect(inPatient({ maritalStatus: { id: "a_b", extension: [{ id: "", url: "a b", valueCode: "x" }] } })).toEqual([
    "maritalStatus.extension[0].id FHIR-string wrong-form",
    "maritalStatus.extension[0].url FHIR-uri wrong-form",
  ]);
  expect(inPatient({ maritalStatus: { url: "urn:x" } })).toEqual(["maritalStatus.url unknown-element"]);
});

test("FHIR: an unknown element, a list for one value and text for an object are reported as what they are", () => {
  expect(inPatient({ mood: 1, birthDate: "2025", telecom: undefined })).toEqual(["mood unknown-element"]);
  expect(inPatient({ name: { family: "A" }, maritalStatus: [{ text: "M" }] })).toEqual([
    "maritalStatus wrong-cardinality",
    "name wrong-cardinality",
  ]);
  expect(inPatient({ name: null, maritalStatus: null, birthDate: null, active: null })).toEqual([
    "active wrong-kind",
    "birthDate wrong-kind",
    "maritalStatus wrong-kind",
    "name wrong-kind",
  ]);
  expect(inPatient({ name: ["A"], maritalStatus: "M", birthDate: {}, active: {}, telecom: [null, undefined] })).toEqual(
    [
      "active wrong-kind",
      "birthDate wrong-kind",
      "maritalStatus wrong-kind",
      "name[0] wrong-kind",
      "telecom[0] wrong-kind",
      "telecom[1] wrong-kind",
    ],
  );
  expect(inPatient({ name: [], maritalStatus: {}, telecom: [{}] })).toEqual([
    "maritalStatus FHIR-ele-1 empty",
    "name FHIR-ele-1 empty",
    "telecom[0] FHIR-ele-1 empty",
  ]);
  expect(inPatient({})).toEqual([]);
  expect(
    faults(Object.create({ mood: 1 }, { resourceType: { value: "Patient", enumerable: true } }) as object),
  ).toEqual([]);
});

test("FHIR: of value[x] only one type is allowed; a member that is undefined does not count", () => {
  expect(inPatient({ deceasedBoolean: true, deceasedDateTime: "2025" })).toEqual(["deceasedDateTime repeated"]);
  expect(inPatient({ deceasedBoolean: true, _deceasedDateTime: { id: "a" } })).toEqual(["deceasedDateTime repeated"]);
  for (const right of [
    { deceasedBoolean: true },
    { deceasedBoolean: true, _deceasedBoolean: { id: "a" } },
    { deceasedBoolean: undefined, deceasedDateTime: "2025" },
    { deceasedBoolean: true, deceasedDateTime: undefined },
    { deceasedBoolean: true, multipleBirthBoolean: true },
  ]) {
    expect(inPatient(right), JSON.stringify(right)).toEqual([]);
  }
});

test("FHIR: an extension may replace a value, also in a list", () => {
  const inName = (members: object): readonly string[] =>
    inPatient({ name: [members] }).map((fault) => fault.replace("name[0].", ""));
  const instead = { extension: [{ url: "a b", valueCode: "x" }] };
  expect(inName({ family: "A", _family: instead })).toEqual(["family.extension[0].url FHIR-uri wrong-form"]);
  expect(inName({ given: ["B", null], _given: [null, instead] })).toEqual([
    "given[1].extension[0].url FHIR-uri wrong-form",
  ]);
  expect(inName({ given: ["B", null] })).toEqual(["given[1] FHIR-ele-1 empty"]);
  expect(inName({ given: ["B", null], _given: [{ id: "a" }, null] })).toEqual(["given[1] FHIR-ele-1 empty"]);
  expect(inName({ given: ["B", null], _given: [null, "x"] })).toEqual([
    "given[1] FHIR-ele-1 empty",
    "given[1] wrong-kind",
  ]);
  expect(inName({ _family: "x" })).toEqual(["family wrong-kind"]);
  expect(inName({ _family: {} })).toEqual(["family FHIR-ele-1 empty"]);
});

test("FHIR: contained resources, and the resources of entries, are checked as well", () => {
  const organization = { resourceType: "Organization", id: "a_b", name: "" };
  expect(inPatient({ contained: [organization] })).toEqual([
    "contained[0].id FHIR-id wrong-form",
    "contained[0].name FHIR-string wrong-form",
  ]);
  expect(inPatient({ contained: [{ resourceType: "Nobody", name: "" }, { name: "" }] })).toEqual([]);
  expect(faults({ resourceType: "Bundle", entry: [{ resource: organization }] })).toEqual([
    "Bundle.entry[0].resource.id FHIR-id wrong-form",
    "Bundle.entry[0].resource.name FHIR-string wrong-form",
  ]);
});

const entry = (...resources: readonly object[]): readonly object[] =>
  resources.map((resource, index) => ({ fullUrl: `urn:x:${String(index)}`, resource }));
const subject = (root: object): ReturnType<typeof subjectOf> => subjectOf(root as Resource, {});
const levels = (root: object): readonly string[] =>
  subject(root).places.map(({ resource, level }) => `${resource.resourceType} ${level}`);

test("UR-003, UR-021: each resource is found at the level of its own bundle", () => {
  const inner = {
    resourceType: "Bundle",
    type: "document",
    entry: entry({ resourceType: "Patient" }, { resourceType: "Bundle", entry: entry({ resourceType: "Basic" }) }),
  };
  expect(
    levels({ resourceType: "Bundle", type: "message", entry: entry({ resourceType: "MessageHeader" }, inner) }),
  ).toEqual([
    "Bundle root",
    "MessageHeader message",
    "Bundle message",
    "Patient document",
    "Bundle document",
    "Basic deeper",
  ]);
  expect(levels({ resourceType: "Patient", entry: entry({ resourceType: "Basic" }) })).toEqual(["Patient root"]);
});

test("UR-020: a document without the message around it is checked as a document", () => {
  const inside = entry({ resourceType: "Composition" });
  expect(levels({ resourceType: "Bundle", type: "document", entry: inside })).toEqual([
    "Bundle root",
    "Composition document",
  ]);
  expect(levels({ resourceType: "Bundle", type: "collection", entry: inside })).toEqual([
    "Bundle root",
    "Composition message",
  ]);
  const header = { resourceType: "MessageHeader", event: { code: "ITK014M" } };
  expect(levels({ resourceType: "Bundle", type: "document", entry: entry(header) })).toEqual([
    "Bundle root",
    "MessageHeader message",
  ]);
});

test("UR-007: a reference is resolved in its own bundle, to the first entry with that fullUrl", () => {
  const [first, second] = [
    { resourceType: "Patient", id: "1" },
    { resourceType: "Patient", id: "2" },
  ];
  const inner = {
    resourceType: "Bundle",
    entry: [{ fullUrl: "urn:x:a", resource: first }, { fullUrl: "urn:x:a", resource: second }, { resource: second }],
  };
  const message = subject({
    resourceType: "Bundle",
    type: "message",
    entry: [
      { fullUrl: "urn:x:a", resource: { resourceType: "Basic" } },
      { fullUrl: "urn:x:b", resource: inner },
    ],
  });
  const [root, outside] = message.places;
  const [inside] = message.of("Patient", "document");
  if (root === undefined || outside === undefined || inside === undefined) throw new Error("no places");
  expect(message.resolve(inside, { reference: "urn:x:a" })?.resource.id).toBe("1");
  expect(message.resolve(outside, { reference: "urn:x:a" })?.resource.resourceType).toBe("Basic");
  expect([
    message.resolve(inside, { reference: "urn:x:b" }),
    message.resolve(inside, { display: "x" }),
    message.resolve(inside, undefined),
    message.resolve(root, { reference: "urn:x:a" }),
  ]).toEqual([undefined, undefined, undefined, undefined]);
});

test("the resources of a type are found at every level, or at the one that is asked for", () => {
  const organization = { resourceType: "Organization" };
  const message = subject({
    resourceType: "Bundle",
    type: "message",
    entry: entry(organization, { resourceType: "Bundle", entry: entry(organization, organization) }),
  });
  expect([
    message.of("Organization").length,
    message.of("Organization", "message").length,
    message.of("Organization", "document").length,
    message.of("Organization", "deeper").length,
    message.of("Patient").length,
  ]).toEqual([3, 1, 2, 0, 0]);
});
