import { expect, test } from "vitest";
import { systems } from "../../../src/terminology/systems.js";
import { codeFaults } from "../../../src/validation/searches/code-faults.js";
import { alone, whole } from "../support/found.js";

const faults = (resource: object): readonly string[] =>
  whole(codeFaults(alone(resource))).map((line) => line.replace("Observation.", ""));
const coded = (coding: object): readonly string[] =>
  faults({ resourceType: "Observation", code: { coding: [coding] } });
const named = (identifier: object): readonly string[] =>
  faults({ resourceType: "Observation", identifier: [identifier] });
const measured = (quantity: object): readonly string[] =>
  faults({ resourceType: "Observation", valueQuantity: quantity });

const absolute = "A system must be named by its whole address, such as https://... or urn:...";

test.each(["urn:x", "https://a", "x-a+b.1:c", " codes", ""])(
  "FHIR-Coding, FHIR-Identifier, FHIR-Quantity: a system may be %j, whose form is judged elsewhere",
  (system) => {
    expect([coded({ system }), named({ system }), measured({ system })]).toEqual([[], [], []]);
  },
);

test.each(["codes", "1a:b", "A:b", "a b:c", "co des"])(
  "FHIR-Coding, FHIR-Identifier, FHIR-Quantity: a system %j is not a whole address",
  (system) => {
    expect(coded({ system })).toEqual([`FHIR-Coding error wrong-form code.coding[0].system | ${absolute}`]);
    expect(named({ system })).toEqual([`FHIR-Identifier error wrong-form identifier[0].system | ${absolute}`]);
    expect(measured({ system })).toEqual([`FHIR-Quantity error wrong-form valueQuantity.system | ${absolute}`]);
  },
);

test("FHIR-Coding: a value set is not a code system", () => {
  expect(coded({ system: "http://hl7.org/fhir/ValueSet/x" })).toEqual([
    "FHIR-Coding error wrong-form code.coding[0].system | This is the address of a value set: use that of a " +
      "code system.",
  ]);
  expect(coded({ system: "ValueSet/x" })).toEqual([`FHIR-Coding error wrong-form code.coding[0].system | ${absolute}`]);
});

test("FHIR-Coding: a code under a system that is known whole is in its list", () => {
  const unknown = (system: string, received = ""): readonly string[] => [
    `FHIR-Coding error code-unknown code.coding[0].code | The system ${system} has no such code.${received}`,
  ];
  for (const [system, code] of [
    [systems.sdsJobRoleName, "R1290"],
    [systems.sdsJobRoleNameAlternative, "R1290"],
    [systems.organisationType, "urgent-care"],
    [systems.participantType, "REC"],
    [systems.participationType, "ADM"],
    [systems.dispenseCategory, "outpatient"],
    [systems.observationCategoryStu3, "exam"],
    [systems.recordStandardHeadings, "clinical-summary"],
  ] as const) {
    expect(coded({ system, code }), system).toEqual([]);
    expect(coded({ system }), system).toEqual([]);
    expect(coded({ system, code: "Fairweather" }), system).toEqual(unknown(system));
  }
  expect(coded({ system: systems.sdsJobRoleName, code: "R9999" })).toEqual(
    unknown(systems.sdsJobRoleName, " | received R9999"),
  );
  expect(coded({ system: "urn:x", code: "a" })).toEqual([]);
  expect(coded({ code: "a" })).toEqual([]);
  expect(
    faults({ resourceType: "Observation", meta: { tag: [{ system: systems.recordStandardHeadings, code: "a" }] } }),
  ).toEqual([]);
});

test("FHIR-Identifier: a value under the system of addresses is an address, under that of uuids a uuid", () => {
  const rfc3986 = "urn:ietf:rfc:3986";
  expect([
    named({ system: rfc3986 }),
    named({ system: rfc3986, value: "urn:x" }),
    named({ system: "urn:x", value: "1" }),
  ]).toEqual([[], [], []]);
  expect(named({ system: rfc3986, value: "1" })).toEqual([
    `FHIR-Identifier error wrong-form identifier[0].value | A value under ${rfc3986} must be a whole address itself.`,
  ]);
  const uuid = "00000000-0000-4000-8000-00000000000a";
  for (const value of [uuid, uuid.toUpperCase(), `urn:uuid:${uuid}`, undefined])
    expect(named({ system: systems.rfc4122, value }), value).toEqual([]);
  for (const value of [
    "1",
    `${uuid}0`,
    `0${uuid}`,
    `urn:${uuid}`,
    uuid.slice(0, -1),
    uuid.replaceAll("-", ""),
    uuid.replace("a", "g"),
  ]) {
    expect(named({ system: systems.rfc4122, value }), value).toEqual([
      `FHIR-Identifier error wrong-form identifier[0].value | A value under ${systems.rfc4122} must be a uuid.`,
    ]);
  }
});

test("FHIR-Quantity: a code of UCUM is a unit of it, in every kind of quantity", () => {
  const words = "The code is not a UCUM unit, such as mm[Hg], kg/m2 or {beats}/min.";
  expect([
    measured({ system: systems.ucum, code: "kg" }),
    measured({ system: systems.ucum }),
    measured({ system: "urn:x", code: "stones" }),
  ]).toEqual([[], [], []]);
  expect(measured({ system: systems.ucum, code: "stones" })).toEqual([
    `FHIR-Quantity error wrong-unit valueQuantity.code | ${words}`,
  ]);
  for (const type of ["Age", "Count", "Distance", "Duration", "Money"]) {
    expect(
      faults({
        resourceType: "Observation",
        extension: [{ url: "urn:x", [`value${type}`]: { system: systems.ucum, code: "stones" } }],
      }),
      type,
    ).toEqual([`FHIR-Quantity error wrong-unit extension[0].value${type}.code | ${words}`]);
  }
});

test("FHIR-language: a language is a tag of BCP 47; one with spaces around it has the wrong form", () => {
  for (const language of ["en", "cym", "en-GB", "zh-Hans", "zh-Hans-CN", "es-419", " en", "English "])
    expect(faults({ resourceType: "Observation", language }), language).toEqual([]);
  for (const language of [
    "e",
    "engl",
    "English",
    "EN",
    "en-gb",
    "en-GBR",
    "en_GB",
    "en-GB-x",
    "xen-GB.",
    "zh-hans",
    "zh-HANS",
    "es-41",
    "es-4199",
    "1n",
  ]) {
    expect(faults({ resourceType: "Observation", language }), language).toEqual([
      "FHIR-language error code-unknown language | A language must be a code of BCP 47, such as en or en-GB.",
    ]);
  }
  expect(faults({ resourceType: "Observation", status: "English" })).toEqual([]);
});
