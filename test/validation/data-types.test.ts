import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { changedIn, rightMessage } from "./support/right-message.js";

const now = new Date("2025-07-02T10:00:00Z");
const patientId = /<Patient>\s*<id value="([^"]*)"/.exec(rightMessage)?.[1] ?? "";

function errorsOf(xml: string): readonly string[] {
  return validateMessage(xml, { now }).issues.flatMap(({ severity, rule, code, path }) => (severity === "error" ? [`${rule} ${code} ${path.slice(path.lastIndexOf(".resource") + ".resource".length)}`] : []));
}

/** The patient with an extension of any type. */
function withExtension(value: string): string {
  return changedIn("Patient", "</meta>", `</meta><extension url="urn:example:anything">${value}</extension>`);
}

test("UR-007: a reference inside a data type names a resource of the right type too", () => {
  const assigned = changedIn("Encounter", "<identifier>", `<identifier><assigner><reference value="urn:uuid:${patientId}"/></assigner>`).replace(/(<assigner>.*?<\/assigner>)(\s*<system [^>]*>\s*<value [^>]*>)/, "$2$1");
  expect(errorsOf(assigned)).toEqual(["UR-007 wrong-target .identifier[0].assigner.reference"]);
});

test("FHIR-Timing: a day of the week is one of FHIR's", () => {
  expect(errorsOf(withExtension('<valueTiming><repeat><dayOfWeek value="mon"/></repeat></valueTiming>'))).toEqual([]);
  expect(errorsOf(withExtension('<valueTiming><repeat><dayOfWeek value="monday"/></repeat></valueTiming>'))).toEqual(["FHIR-Timing code-unknown .extension[0].valueTiming.repeat.dayOfWeek[0]"]);
});

test("FHIR-base64Binary: bytes come in whole groups", () => {
  expect(errorsOf(withExtension('<valueBase64Binary value="YQ=="/>'))).toEqual([]);
  expect(errorsOf(withExtension('<valueBase64Binary value="YQ="/>'))).toEqual(["FHIR-base64Binary wrong-form .extension[0].valueBase64Binary"]);
});
