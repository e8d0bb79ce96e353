import { expect, test } from "vitest";
import type { Bundle } from "../../src/fhir/types.js";
import { validateResources } from "../../src/validation/index.js";
import { compose } from "../message/support/composed.js";
import { beyondConfirmed } from "./support/right-message.js";

const { bundle } = compose();

test("a composed message has no issue, and is checked without its text", () => {
  expect(validateResources(bundle, { release: "1.2.1" })).toMatchObject({ kind: "update-record", valid: true });
  expect(beyondConfirmed(validateResources(bundle, { release: "1.2.1" }))).toEqual([]);
});

test("FHIR-element: what FHIR does not have, or has as a list, is refused in plain objects too", () => {
  const odd = { ...bundle, mood: "good", identifier: [bundle.identifier], type: 7 } as unknown as Bundle;
  const issues = validateResources(odd).issues.map(({ rule, code, path, line }) => ({ rule, code, path, line }));
  expect(issues).toContainEqual({
    rule: "FHIR-element",
    code: "unknown-element",
    path: "Bundle.mood",
    line: undefined,
  });
  expect(issues).toContainEqual({
    rule: "FHIR-element",
    code: "wrong-cardinality",
    path: "Bundle.identifier",
    line: undefined,
  });
  expect(issues.some(({ path }) => path === "Bundle.type")).toBe(true);
});

test("FHIR-HumanName: the codes of a data type are FHIR's, wherever it is used", () => {
  const named = JSON.parse(
    JSON.stringify(bundle).replace('"name":[{"family":"Okafor"', '"name":[{"use":"mine","family":"Okafor"'),
  ) as Bundle;
  expect(beyondConfirmed(validateResources(named))).toEqual([
    expect.objectContaining({ rule: "FHIR-HumanName", code: "code-unknown" }),
  ]);
});
