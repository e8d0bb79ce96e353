import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { beyondConfirmed, changed, changedIn, rightMessage } from "./support/right-message.js";

const said = (xml: string): readonly string[] =>
  beyondConfirmed(validateMessage(xml))
    .filter(({ severity }) => severity === "error")
    .map(({ rule, code, path }) => `${rule} ${code} ${path.slice(path.lastIndexOf("resource") + "resource".length)}`);
const extended = (extension: string): string => changedIn("Condition", "</meta>", `</meta>${extension}`);

test("UR-001: a system that is not named by an absolute address is refused, whatever value it has", () => {
  expect(said(changedIn("MedicationDispense", /(<identifier>\s*<system value=")[^"]*/, "$1numbers"))).toEqual([
    "FHIR-Identifier wrong-form .identifier[0].system",
  ]);
  expect(said(changedIn("Encounter", /(<identifier>\s*<system value=")[^"]*/, "$1HTTPS://numbers.example"))).toEqual([
    "FHIR-Identifier wrong-form .identifier[0].system",
  ]);
  expect(said(changedIn("Encounter", /(<identifier>\s*<system value=")[^"]*/, "$1https://numbers.example"))).toEqual(
    [],
  );
});

test("UR-001: an identifier of RFC 4122 is a uuid", () => {
  const numbered = (value: string): string =>
    changedIn(
      "Encounter",
      /<identifier>\s*<system [^>]*>\s*<value [^>]*>/,
      `<identifier><system value="https://tools.ietf.org/html/rfc4122"/><value value="${value}"/>`,
    );
  expect(said(numbered("17"))).toEqual(["FHIR-Identifier wrong-form .identifier[0].value"]);
  expect(said(numbered("2f1b7d5e-4b6a-4c1d-8e2f-000000000001"))).toEqual([]);
});

test("UR-001: the size of an attachment is the number of its bytes", () => {
  const attached = (size: string, data: string): string =>
    extended(
      '<extension url="urn:example:report"><valueAttachment><contentType value="image/png"/><data ' +
        `value="${data}"/><size value="${size}"/></valueAttachment></extension>`,
    );
  for (const [size, data] of [
    ["3", "AAEC"],
    ["2", "AAE="],
    ["1", "AA=="],
  ] as const)
    expect(said(attached(size, data)), data).toEqual([]);
  expect(said(attached("7", "AAEC"))).toEqual(["FHIR-Attachment contradiction .extension[0].valueAttachment.size"]);
});

test("UR-001: no modifier extension is allowed, and each extension is named by an absolute address", () => {
  expect(
    said(extended('<modifierExtension url="urn:example:not"><valueBoolean value="true"/></modifierExtension>')),
  ).toEqual(["FHIR-Extension unknown-extension .modifierExtension[0]"]);
  expect(said(extended('<extension url="not"><valueBoolean value="true"/></extension>'))).toEqual([
    "FHIR-Extension wrong-form .extension[0]",
  ]);
  expect(
    said(
      extended(
        '<extension url="urn:example:seen"><extension url="part"><valueBoolean value="true"/></extension></extension>',
      ),
    ),
  ).toEqual([]);
});

test("CS-01: the words of a code of NHS England's lists are exactly the published ones", () => {
  for (const words of ["ITK UPDATE RECORD", "ITK Update Record ", "ITK  Update Record"]) {
    expect(said(changed(rightMessage, 'value="ITK Update Record"', `value="${words}"`)), words).toEqual([
      "CS-01 display-unknown .event.display",
    ]);
  }
  expect(said(changedIn("Condition", 'value="Acute sinusitis"', 'value="acute sinusitis"'))).toEqual([]);
});

test("UR-060: a code under the headings' system is one of the headings, even where no heading belongs", () => {
  const beside = (code: string): string =>
    changedIn(
      "Condition",
      /(<code>\s*<coding>\s*<system [^>]*>\s*<code [^>]*>\s*<display [^>]*>\s*<\/coding>)/,
      '$1<coding><system value="https://fhir.nhs.uk/CodeSystem/RecordStandardHeadings"/><code ' +
        `value="${code}"/></coding>`,
    );
  expect(said(beside("R0650"))).toEqual(["FHIR-Coding code-unknown .code.coding[1].code"]);
  expect(said(beside("history"))).toEqual([]);
});

test("UR-081: what a rule only warns of does not hide what FHIR forbids at the same place", () => {
  expect(said(changedIn("Composition", "<meta>", '<meta><versionId value="not an id"/>'))).toEqual([
    "FHIR-id wrong-form .meta.versionId",
  ]);
});
