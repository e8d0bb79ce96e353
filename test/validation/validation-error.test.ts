import { expect, test } from "vitest";
import { UpdateRecordError } from "../../src/errors.js";
import { validateMessage, ValidationError } from "../../src/validation/index.js";
import { changed, changedIn, element, rightMessage } from "./support/right-message.js";

test("a ValidationError carries the whole report, and names the first problems without the patient", () => {
  const broken = ["gender", "birthDate", "family", "use"].reduce(
    (xml, name) => changedIn("Patient", element(name), "", 0, xml),
    changed(rightMessage, element("identifier"), ""),
  );
  const report = validateMessage(broken);
  const error = new ValidationError(report);
  expect(error).toBeInstanceOf(UpdateRecordError);
  expect(error.code).toBe("message-invalid");
  expect(error.report).toBe(report);
  expect(error.message).toContain("UR-002 at Bundle.identifier: identifier is missing: add it.");
  expect(error.message).toMatch(/and \d more \(see report\.issues\)$/);
  expect(error.message).not.toMatch(/Fairweather|9991956832/);
});
