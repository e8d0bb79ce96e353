import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { changedIn, rightMessage } from "./support/right-message.js";

const now = new Date("2025-07-02T10:00:00Z");
const patientId = /<Patient>\s*<id value="([^"]*)"/.exec(rightMessage)?.[1] ?? "";

function errorsOf(xml: string): readonly string[] {
  return validateMessage(xml, { now }).issues.flatMap(({ severity, rule, code, path }) =>
    severity === "error" ? [`${rule} ${code} ${path.slice(path.lastIndexOf(".resource") + ".resource".length)}`] : [],
  );
}

/** The patient with an extension of any type. */
function withExtension(value: string): string {
  return changedIn("Patient", "</meta>", `</meta><extension url="urn:example:anything">${value}</extension>`);
}

test("UR-007: a reference inside a data type names a resource of the right type too", () => {
  const assigned = changedIn(
    "Encounter",
    "<identifier>",
    `<identifier><assigner><reference value="urn:uuid:${patientId}"/></assigner>`,
  ).replace(/(<assigner>.*?<\/assigner>)(\s*<system [^>]*>\s*<value [^>]*>)/, "$2$1");
  expect(errorsOf(assigned)).toEqual(["UR-007 wrong-target .identifier[0].assigner.reference"]);
});

test("FHIR-Timing: a day of the week is one of FHIR's", () => {
  expect(errorsOf(withExtension('<valueTiming><repeat><dayOfWeek value="mon"/></repeat></valueTiming>'))).toEqual([]);
  expect(errorsOf(withExtension('<valueTiming><repeat><dayOfWeek value="monday"/></repeat></valueTiming>'))).toEqual([
    "FHIR-Timing code-unknown .extension[0].valueTiming.repeat.dayOfWeek[0]",
  ]);
});

test("FHIR-base64Binary: bytes come in whole groups", () => {
  expect(errorsOf(withExtension('<valueBase64Binary value="YQ=="/>'))).toEqual([]);
  expect(errorsOf(withExtension('<valueBase64Binary value="YQ="/>'))).toEqual([
    "FHIR-base64Binary wrong-form .extension[0].valueBase64Binary",
  ]);
});

test("FHIR-Quantity: a UCUM unit follows UCUM's grammar, wherever the quantity is", () => {
  const quantity = (code: string): string =>
    withExtension(
      '<valueQuantity><value value="1"/><system value="http://unitsofmeasure.org"/><code ' +
        `value="${code}"/></valueQuantity>`,
    );
  expect(errorsOf(quantity("mm[Hg]"))).toEqual([]);
  expect(errorsOf(quantity("mmHg"))).toEqual(["FHIR-Quantity wrong-unit .extension[0].valueQuantity.code"]);
});

test("FHIR-Coding: a code under a system of NHS England's is in its list, wherever the coding is", () => {
  const coding = (system: string, code: string): string =>
    withExtension(
      `<valueCoding><system value="https://fhir.nhs.uk/STU3/CodeSystem/${system}"/><code ` +
        `value="${code}"/></valueCoding>`,
    );
  expect(errorsOf(coding("ITK-MessageEvent-2", "ITK008M"))).toEqual([]);
  expect(errorsOf(coding("ITK-MessageEvent-2", "ITK999M"))).toEqual([
    "FHIR-Coding code-unknown .extension[0].valueCoding.code",
  ]);
  expect(errorsOf(coding("CareConnect-SDSJobRoleName-1", "R9999"))).toEqual([
    "FHIR-Coding code-unknown .extension[0].valueCoding.code",
  ]);
  const swapped = changedIn(
    "PractitionerRole",
    /(<coding>\s*<system value=")[^"]*/,
    "$1https://fhir.nhs.uk/STU3/CodeSystem/ITK-MessageEvent-2",
  );
  expect(errorsOf(swapped)).toEqual(["FHIR-Coding code-unknown .code[0].coding[0].code"]);
});

test("FHIR-language: a language is a code of BCP 47", () => {
  const speaking = (code: string): string => changedIn("Patient", "</meta>", `</meta><language value="${code}"/>`);
  for (const code of ["en", "en-GB", "cy", "zh-Hans-CN"]) expect(errorsOf(speaking(code)), code).toEqual([]);
  for (const code of ["English", "EN", "en_GB", "xx-unknown"])
    expect(errorsOf(speaking(code)), code).toEqual(["FHIR-language code-unknown .language"]);
});

test("FHIR-uri: an address of the form urn:uuid: holds a lower-case uuid", () => {
  expect(errorsOf(withExtension('<valueUri value="urn:uuid:00000000-0000-4000-8000-00000000000a"/>'))).toEqual([]);
  for (const uri of ["urn:uuid:00000000-0000-4000-8000-00000000000A", "urn:uuid:a"])
    expect(errorsOf(withExtension(`<valueUri value="${uri}"/>`)), uri).toEqual([
      "FHIR-uri wrong-form .extension[0].valueUri",
    ]);
});

test("FHIR-Extension: a defined extension is used where its definition says, and is not a modifier", () => {
  const approximate = (name: string, where: string): string =>
    `${where}<${name} ` +
    'url="https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-ValueApproximation-1"><valueBoolean ' +
    `value="true"/></${name}>`;
  expect(errorsOf(changedIn("Observation", "<valueQuantity>", approximate("extension", "<valueQuantity>")))).toEqual(
    [],
  );
  expect(errorsOf(changedIn("Patient", "</meta>", approximate("extension", "</meta>")))).toEqual([
    "FHIR-Extension forbidden .extension[0]",
  ]);
  expect(errorsOf(changedIn("Patient", "</meta>", approximate("modifierExtension", "</meta>")))).toEqual([
    "FHIR-Extension forbidden .modifierExtension[0]",
  ]);
  const [handling = ""] =
    /<extension url="[^"]*\/Extension-ITK-MessageHandling-2">[\s\S]*?<\/extension>(?=\s*<event>)/.exec(rightMessage) ??
    [];
  expect(errorsOf(changedIn("Patient", "</meta>", `</meta>${handling}`))).toEqual([
    "FHIR-Extension forbidden .extension[0]",
  ]);
});

test("FHIR-txt-1: an element of a narrative has only attributes that HTML knows", () => {
  const told = (inside: string): string =>
    changedIn(
      "Patient",
      "</meta>",
      `</meta><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">${inside}</div></text>`,
    );
  for (const inside of [
    '<p class="a" style="x" xml:lang="en">a</p>',
    '<table border="1"><tr><td colspan="2">a</td></tr></table>',
    '<p title="foo=&quot;x&quot; bar=1">a</p>',
  ])
    expect(errorsOf(told(inside)), inside).toEqual([]);
  for (const inside of ['<p foo="x">a</p>', "<p onClick='x()'>a</p>", "<iframe/>"])
    expect(errorsOf(told(inside)), inside).toEqual(["FHIR-txt-1 forbidden .text.div"]);
});

test("UR-033: a code outside a list that is used where it fits is a warning", () => {
  const warningsOf = (xml: string): readonly string[] =>
    validateMessage(xml, { now }).issues.flatMap(({ severity, rule, code }) =>
      severity === "warning" && code === "code-unknown" ? [rule] : [],
    );
  const coded = (system: string, code: string): string =>
    `<coding><system value="${system}"/><code value="${code}"/></coding>`;
  const typed = (concept: string): string =>
    changedIn("Organization", "</identifier>", `</identifier><type>${concept}</type>`, 1);
  expect(
    warningsOf(typed(coded("https://fhir.nhs.uk/STU3/CodeSystem/GPConnect-OrganisationType-1", "urgent-care"))),
  ).toEqual([]);
  expect(warningsOf(typed('<text value="Pharmacy"/>'))).toEqual([]);
  expect(warningsOf(typed(coded("urn:example:types", "pharmacy")))).toEqual(["UR-033"]);
});

test("FHIR-Coding, FHIR-Identifier, FHIR-Extension: systems and extensions have whole addresses", () => {
  const coding = (system: string): string =>
    withExtension(`<valueCoding><system value="${system}"/><code value="a"/></valueCoding>`);
  expect(errorsOf(coding("urn:example:codes"))).toEqual([]);
  expect(errorsOf(coding("codes"))).toEqual(["FHIR-Coding wrong-form .extension[0].valueCoding.system"]);
  expect(errorsOf(coding("http://hl7.org/fhir/ValueSet/marital-status"))).toEqual([
    "FHIR-Coding wrong-form .extension[0].valueCoding.system",
  ]);
  const identifier = (system: string, value: string): string =>
    withExtension(`<valueIdentifier><system value="${system}"/><value value="${value}"/></valueIdentifier>`);
  expect(errorsOf(identifier("urn:ietf:rfc:3986", "urn:example:1"))).toEqual([]);
  expect(errorsOf(identifier("urn:ietf:rfc:3986", "1"))).toEqual([
    "FHIR-Identifier wrong-form .extension[0].valueIdentifier.value",
  ]);
  expect(errorsOf(identifier("numbers", "1"))).toEqual([
    "FHIR-Identifier wrong-form .extension[0].valueIdentifier.system",
  ]);
  expect(
    errorsOf(changedIn("Patient", "</meta>", '</meta><extension url="short"><valueString value="a"/></extension>')),
  ).toEqual(["FHIR-Extension wrong-form .extension[0]"]);
  expect(
    errorsOf(
      changedIn(
        "Patient",
        "</meta>",
        '</meta><extension url="urn:example:parts"><extension url="short"><valueString value="a"/></extension>' +
          "</extension>",
      ),
    ),
  ).toEqual([]);
});
