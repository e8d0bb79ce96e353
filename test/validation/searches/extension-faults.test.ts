import { expect, test } from "vitest";
import { extensionFaults } from "../../../src/validation/searches/extension-faults.js";
import { alone, whole } from "../support/found.js";

const faults = (resourceType: string, members: object): readonly string[] =>
  whole(extensionFaults(alone({ resourceType, ...members })));
const approximate = "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ValueApproximation-1";
const verification =
  "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-NHSNumberVerificationStatus-1";
const reason = "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-ReasonCondition-1";

test("FHIR-Extension: an undefined extension is allowed anywhere, under a whole address", () => {
  expect(
    faults("Patient", { extension: [{ url: "urn:x" }, { url: "urn:y", extension: [{ url: "part" }] }, {}] }),
  ).toEqual([]);
  const short = "An extension must be named by its whole address, such as https://...";
  expect(faults("Patient", { extension: [{ url: "short" }], name: [{ extension: [{ url: "short" }] }] })).toEqual([
    `FHIR-Extension error wrong-form Patient.extension[0] | ${short}`,
    `FHIR-Extension error wrong-form Patient.name[0].extension[0] | ${short}`,
  ]);
});

test("FHIR-Extension: a modifier extension is not allowed, defined or not", () => {
  expect(faults("Patient", { modifierExtension: [{ url: "urn:x" }, {}] })).toEqual(
    [0, 1].map(
      (index) =>
        `FHIR-Extension error unknown-extension Patient.modifierExtension[${String(index)}] | A message must ` +
        "not hold a modifier extension: it would change the meaning of the element that holds it.",
    ),
  );
  expect(faults("Observation", { modifierExtension: [{ url: approximate }] })).toEqual([
    "FHIR-Extension error forbidden Observation.modifierExtension[0] | This extension does not change the " +
      "meaning of its element: put it into extension, not modifierExtension.",
  ]);
});

test(
  "FHIR-Extension: a defined extension stands at the resource, the data type or the element that its definition " +
    "names",
  () => {
    const forbidden = (path: string, places: string): readonly string[] => [
      `FHIR-Extension error forbidden ${path}.extension[0] | This extension is only allowed at ${places}.`,
    ];
    const at = (url: string): object => ({ extension: [{ url }] });
    expect(faults("Observation", at(reason))).toEqual([]);
    expect(faults("Patient", at(reason))).toEqual(
      forbidden("Patient", "Observation, Procedure, MedicationStatement, MedicationRequest"),
    );
    expect(faults("Observation", { code: at(reason) })).toEqual(
      forbidden("Observation.code", "Observation, Procedure, MedicationStatement, MedicationRequest"),
    );
    expect(faults("Observation", { valueQuantity: at(approximate) })).toEqual([]);
    expect(faults("Observation", { code: at(approximate) })).toEqual(forbidden("Observation.code", "Quantity"));
    expect(faults("Patient", { identifier: [at(verification)] })).toEqual([]);
    expect(faults("Encounter", { identifier: [at(verification)] })).toEqual(
      forbidden("Encounter.identifier[0]", "Patient.identifier"),
    );
    expect(faults("Patient", { generalPractitioner: [{ identifier: at(verification) }] })).toEqual(
      forbidden("Patient.generalPractitioner[0].identifier", "Patient.identifier"),
    );
  },
);
