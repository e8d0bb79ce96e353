import { expect, test } from "vitest";
import type { Bundle, Resource } from "../../src/fhir/types.js";
import { validateResources } from "../../src/validation/index.js";
import { whatResourceIs } from "../../src/validation/rules/what-resource-is.js";

const is = (resource: object): string => whatResourceIs(resource as Resource);
const patient = { resource: { resourceType: "Patient" } };
const message = (event?: object): object => ({
  resourceType: "Bundle",
  type: "message",
  entry: [{}, patient, { resource: { resourceType: "MessageHeader", event } }],
});

test("UR-002: a single resource is called by its type", () => {
  for (const type of ["Observation", "AllergyIntolerance", "Encounter", "Immunization"])
    expect(is({ resourceType: type })).toBe(`a single resource, an ${type}`);
  for (const type of ["Patient", "MedicationAdministration"])
    expect(is({ resourceType: type })).toBe(`a single resource, a ${type}`);
});

test.each([
  ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"],
  ["http://hl7.org/fhir/R4/Patient"],
  ["http://hl7.org/fhir/4.0/Patient"],
])("UR-002: a profile of R4 says so: %s", (profile) => {
  expect(is({ resourceType: "Patient", meta: { profile: [undefined, profile] } })).toBe("a Patient of FHIR R4");
  expect(
    is({
      resourceType: "Patient",
      meta: { profile: ["https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Patient-1"] },
    }),
  ).toBe("a single resource, a Patient");
});

test("UR-002: a message is called by its event, wherever its header is", () => {
  expect(is(message({ code: "ITK007C" }))).toBe("another ITK3 message, ITK GP Connect Send Document (event ITK007C)");
  expect(is(message({ code: "ITK010M" }))).toBe("another ITK3 message (event ITK010M)");
  expect(is(message({ code: "Fairweather" }))).toBe("a FHIR message of another event");
  for (const event of [undefined, {}])
    expect(is(message(event))).toBe("a FHIR message without a code of ITK3 for its event (R4 has eventCoding there)");
});

test("UR-002: a Bundle is called by its type, if FHIR has it", () => {
  for (const type of [
    "document",
    "message",
    "transaction",
    "transaction-response",
    "batch",
    "batch-response",
    "history",
    "searchset",
    "collection",
  ]) {
    expect(is({ resourceType: "Bundle", type, entry: [patient] })).toBe(`a Bundle of type ${type}`);
  }
  for (const type of ["Fairweather", undefined])
    expect(is({ resourceType: "Bundle", type, entry: [patient] })).toBe("a Bundle without a type that FHIR knows");
  for (const entry of [[], undefined])
    expect(is({ resourceType: "Bundle", type: "message", entry })).toBe("a Bundle without entries");
});

test("UR-002: a document of another kind has one issue, which says what it is; one of a service is looked into", () => {
  const document = (code: string): Bundle =>
    ({
      resourceType: "Bundle",
      type: "document",
      meta: { profile: ["https://fhir.nhs.uk/STU3/StructureDefinition/ITK-Document-Bundle-1"] },
      entry: [
        { resource: { resourceType: "Composition", type: { coding: [{ system: "http://snomed.info/sct", code }] } } },
      ],
    }) as unknown as Bundle;
  expect(validateResources(document("371531000")).issues.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    "UR-002 This is not an Update Record message, nor an acknowledgement of one, but a document of another kind, not " +
      "of one of its services.",
  ]);
  expect(validateResources(document("1659121000000101")).issues.length).toBeGreaterThan(1);
});
