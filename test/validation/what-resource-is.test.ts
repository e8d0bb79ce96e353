import { expect, test } from "vitest";
import type { Resource } from "../../src/fhir/types.js";
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

test("UR-002: a message is called by its event, wherever its header stands", () => {
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
