import { expect, test } from "vitest";
import { shownCode } from "../../../src/validation/report/shown-code.js";
import { systems } from "../../../src/terminology/systems.js";
import { profiles } from "../../../src/terminology/profiles.js";

const codes = [
  "final",
  "Male",
  "entered-in-error",
  "77386006",
  "2129921000000100",
  "289411000001107",
  "271737000",
  "R1290",
  "ITK010M",
  "20013",
  "mmHg",
  "mm[Hg]",
  "kg/m2",
  "PA",
  "clinical-summary",
  ...Object.values(systems),
  ...Object.values(profiles),
  "30999",
  "119063002",
  "190002013",
  "100832001",
  "10340008",
  "true",
  "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-Patient-1",
  "http://hl7.org/fhir/ValueSet",
  "http://hl7.org/fhir/R4",
  "http://hl7.org/fhir/StructureDefinition/Extension-Something-1",
  "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient",
];

test.each(codes)("what certainly is a code or a system may be repeated: %s", (code) => {
  expect(shownCode(code)).toBe(code);
});

const personal: readonly (readonly [what: string, value: unknown])[] = [
  ["a family name", "Sample"],
  ["in lower case", "sample"],
  ["in capitals", "SAMPLE"],
  ["with a hyphen", "Sample-Example"],
  ["a first name that is a word", "Will"],
  ["initials", "AS"],
  ["a date of birth", "1984-02-29"],
  ["without hyphens", "19840229"],
  ["the British way", "29/02/1984"],
  ["without strokes", "29021984"],
  // Each could be an identifier of SNOMED CT: shape, partition and check digit are right.
  ["a date that could be a code", "19821003"],
  ["a date of six digits", "241006"],
  ["a telephone number", "07700900123"],
  ["with a country", "+447700900123"],
  ["without plus", "447700900123"],
  ["an NHS number", "9990000018"],
  ["with spaces", "999 000 0018"],
  ["in threes", "999-000-0018"],
  ["an NHS number that could be a code", "1162419008"],
  ["a GPhC number", "2070001"],
  ["a postcode", "LS1 4AP"],
  ["without space", "LS14AP"],
  ["an ODS code", "FA123"],
  ["an e-mail address", "ada@example.org"],
  ["an address with a number", "https://fhir.nhs.uk/Id/9990000018"],
  ["an address with a name", "https://fhir.nhs.uk/Id/sample"],
  ["an address with a query", "https://fhir.nhs.uk/Id/nhs-number?is=9990000018"],
  ["an address of somebody else's", "https://example.org/ada-sample"],
  ["a profile with a number", "https://fhir.nhs.uk/STU3/StructureDefinition/CareConnect-9990000018"],
  ["a code in a longer word", "xR1290"],
  ["with more behind it", "R12901"],
  ["an event in a longer word", "xITK010M"],
  ["with more behind it", "ITK010Mx"],
  ["a response code in a longer number", "730999"],
  ["with more behind it", "309990"],
  ["a number of five digits that is none", "40999"],
  ["with a letter in it", "30a99"],
  ["too short", "309"],
  ["an address in a text", "see https://fhir.nhs.uk/STU3"],
  ["with a name in it", "https://fhir.nhs.uk/STU3/StructureDefinition/Ada-CareConnect-Patient-1"],
  ["an address of another scheme", "ftp://fhir.nhs.uk/STU3"],
  ["an address whose host is in its path", "https://fhir.nhs.uk/fhir.nhs.uk"],
  ["a date of the last century that could be a code", "19141005"],
  ["of this one", "20121021"],
  ["the British way", "25012008"],
  ["and of the last century", "21031990"],
  ["a number", 9990000018],
  ["nothing", undefined],
  ["a list", ["final"]],
  ["empty", ""],
  ["white space around a code", " final "],
];

test.each(personal)("what could be a person's is never repeated: %s", (_, value) => {
  expect(shownCode(value)).toBeUndefined();
});
