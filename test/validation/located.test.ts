import { expect, test } from "vitest";
import { profiles } from "../../src/terminology/profiles.js";
import { validateMessage } from "../../src/validation/index.js";

test("what the reader skipped is reported where it was found", () => {
  const { issues } = validateMessage(
    '<Patient xmlns="http://hl7.org/fhir"><meta><profile ' +
      `value="${profiles.patient}"/></meta>\n<contained/>\n<gender value="female"/>\n<total/></Patient>`,
  );
  const lines = issues.filter(({ rule }) => rule === "FHIR-xml").map(({ path, line, column }) => [path, line, column]);
  expect(lines).toEqual([
    ["Patient.contained[0]", 2, 1],
    ["Patient.total", 4, 1],
  ]);
});
