import { expect, test } from "vitest";
import { baseFaults } from "../../../src/validation/searches/base-faults.js";
import { alone, whole } from "../support/found.js";

const faults = (members: object): readonly string[] =>
  whole(baseFaults(alone({ resourceType: "Patient", ...members })));
const inExtension = (type: string, value: unknown): readonly string[] =>
  faults({ extension: [{ url: "urn:x", [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value }] });

const uuid = "urn:uuid:00000000-0000-4000-8000-00000000000a";

test.each<[type: string, form: string, right: readonly string[], broken: readonly string[]]>([
  [
    "base64Binary",
    "base64: groups of four letters, digits, + or /, the last filled up with =",
    ["YQ==", "YWI=", "YWJj", "YW\nJj"],
    ["YQ=", "=YQ=", "YQ", "Y*=="],
  ],
  ["code", "a code without leading, trailing or doubled spaces", ["a", "a b"], [" a", "a ", "a  b", ""]],
  [
    "date",
    "a date of the calendar as YYYY, YYYY-MM or YYYY-MM-DD",
    ["2025", "2025-07", "2024-02-29"],
    ["2025-02-29", "2025-13", "25", "2025-7-1", "2025-07-01T10:00:00Z"],
  ],
  [
    "dateTime",
    "a date of the calendar, and with a time also seconds and an offset: YYYY-MM-DDThh:mm:ss+hh:mm",
    ["2025", "2025-07-01", "2025-07-01T10:00:00Z", "2025-07-01T10:00:00.5+01:00"],
    ["2025-07-01T10:00", "2025-07-01T10:00:00", "2025-02-30T10:00:00Z"],
  ],
  [
    "decimal",
    "a decimal number without exponent, of at most 1,000 characters",
    ["1", "-1.50", "0.1", `0.${"1".repeat(998)}`],
    ["1e3", "01", "1.", ".5", `0.${"1".repeat(999)}`],
  ],
  [
    "id",
    "1 to 64 letters, digits, hyphens and full stops",
    ["a", "A-1.b", "a".repeat(64)],
    ["a_b", "", "a".repeat(65)],
  ],
  [
    "instant",
    "a date of the calendar with time and offset: YYYY-MM-DDThh:mm:ss+hh:mm",
    ["2025-07-01T10:00:00Z", "2025-07-01T10:00:00.123-05:00"],
    ["2025-07-01", "2025-07-01T10:00:00", "2025-02-30T10:00:00Z"],
  ],
  [
    "oid",
    "urn:oid: and an object identifier",
    ["urn:oid:1.2.3", "urn:oid:2.16.840"],
    ["1.2.3", "urn:oid:3.1", "urn:oid:1.02"],
  ],
  ["time", "a time as hh:mm:ss", ["10:00:00", "23:59:59.5"], ["10:00", "24:00:00", "10:60:00"]],
  [
    "uri",
    "an address without spaces; after urn:uuid: a lower-case uuid",
    ["urn:x", "a", uuid],
    ["a b", "urn:uuid:a", uuid.toUpperCase().replace("URN:UUID", "urn:uuid")],
  ],
])("FHIR-%s: values of the right and of the wrong form", (type, form, right, broken) => {
  const path = `Patient.extension[0].value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  for (const value of right) expect(inExtension(type, value), value).toEqual([]);
  for (const value of broken)
    expect(inExtension(type, value), value).toEqual([
      `FHIR-${type} error wrong-form ${path} | The value has the wrong form: it must be ${form}.`,
    ]);
});

test.each<[type: string, form: string, right: readonly unknown[], broken: readonly unknown[]]>([
  ["boolean", "true or false", [true, false], ["true", 1]],
  [
    "integer",
    "a whole number from -2147483648 to 2147483647",
    [0, -5, -2_147_483_648, 2_147_483_647],
    [1.5, "1", 2_147_483_648, -2_147_483_649],
  ],
  ["positiveInt", "a whole number from 1 to 2147483647", [1, 2_147_483_647], [0, -1, "1", 2_147_483_648]],
  ["unsignedInt", "a whole number from 0 to 2147483647", [0, 7, 2_147_483_647], [-1, 0.5, 2_147_483_648]],
])("FHIR-%s: valid and invalid values", (type, form, right, broken) => {
  const path = `Patient.extension[0].value${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  for (const value of right) expect(inExtension(type, value), String(value)).toEqual([]);
  for (const value of broken)
    expect(inExtension(type, value), String(value)).toEqual([
      `FHIR-${type} error wrong-form ${path} | The value has the wrong form: it must be ${form}.`,
    ]);
});

test("FHIR-string: a text is not empty, and has at most 1 MB; bytes may be longer", () => {
  const path = "Patient.extension[0].valueString";
  expect(inExtension("string", "a".repeat(1_048_576))).toEqual([]);
  expect(inExtension("string", "a".repeat(1_048_577))).toEqual([
    `FHIR-string error too-long ${path} | No more than 1048576 characters are allowed here.`,
  ]);
  expect(inExtension("string", "")).toEqual([
    `FHIR-string error wrong-form ${path} | The value has the wrong form: it must be text that is not empty.`,
  ]);
  expect(inExtension("base64Binary", "YWJj".repeat(262_145))).toEqual([]);
});

test("FHIR-element, FHIR-ele-1: a value of the wrong type is explained", () => {
  expect(faults({ mood: 1 })).toEqual([
    "FHIR-element error unknown-element Patient.mood | FHIR has no such element here: take it out, or spell it " +
      "as FHIR STU3 does.",
  ]);
  expect(faults({ birthDate: ["2025"] })).toEqual([
    "FHIR-element error wrong-cardinality Patient.birthDate | There is a list where FHIR has one value, or one " +
      "value where it has a list: write it as FHIR does.",
  ]);
  expect(faults({ birthDate: 5 })).toEqual([
    "FHIR-element error wrong-kind Patient.birthDate | The value is of the wrong kind: a text, a number, true " +
      "or false, or an object where FHIR has another of these.",
  ]);
  expect(faults({ deceasedBoolean: true, _deceasedDateTime: { id: "a" } })).toEqual([
    "FHIR-element error repeated Patient.deceasedDateTime | Another type of the same choice is already " +
      "present: only one is allowed.",
  ]);
  expect(faults({ maritalStatus: {} })).toEqual([
    "FHIR-ele-1 error empty Patient.maritalStatus | An element has a value or something in it.",
  ]);
});

test("FHIR-Timing, FHIR-Attachment: a data type is checked by its own schema, wherever it is", () => {
  expect(inExtension("timing", { repeat: { dayOfWeek: ["mon"] } })).toEqual([]);
  expect(inExtension("timing", { repeat: { dayOfWeek: ["monday"] } }).map((line) => line.split(" | ")[0])).toEqual([
    "FHIR-Timing error code-unknown Patient.extension[0].valueTiming.repeat.dayOfWeek[0]",
  ]);
});
