import { expect, test } from "vitest";
import { validateMessage } from "../../../src/validation/index.js";
import { beyondConfirmed, changedIn } from "../support/right-message.js";

test("UR-035: under the examples' system of job roles too, a code not on the list is an error", () => {
  const other = changedIn(
    "PractitionerRole",
    "https://fhir.hl7.org.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
    "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-SDSJobRoleName-1",
  );
  const unknown = changedIn("PractitionerRole", '<code value="R1290"/>', '<code value="R9999"/>', 0, other);
  expect(beyondConfirmed(validateMessage(unknown)).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    "warning other-system",
    "error code-unknown",
  ]);
});
