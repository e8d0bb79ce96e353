import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { mutants } from "./support/mutants.js";
import { rightMessage } from "./support/right-message.js";

test("a right message has no issue but what its sender has confirmed (CS-14): an irregular pulse and a red flag", () => {
  const { kind, valid, issues } = validateMessage(rightMessage);
  expect({ kind, valid }).toEqual({ kind: "update-record", valid: true });
  expect(issues.map(({ severity, rule, code }) => `${severity} ${rule} ${code}`)).toEqual(["warning CS-14 urgent", "warning CS-14 urgent"]);
});

/** The rules that a message broken in one place proves; each warning and each count has a test of its own. */
const proven = [
  "UR-002", "UR-003", "UR-004", "UR-005", "UR-006", "UR-007", "UR-008", "UR-020", "UR-021", "UR-022", "UR-023", "UR-030", "UR-031", "UR-032", "UR-033",
  "UR-035", "UR-036", "UR-037", "UR-038", "UR-039", "UR-041", "UR-050", "UR-060", "UR-063", "UR-070", "UR-071", "UR-072", "UR-073",
  "CS-01", "CS-02", "CS-07", "CS-19", "CS-22", "FHIR-date", "FHIR-id", "FHIR-instant", "FHIR-xml",
];

test("there is a broken message for each rule of the list", () => {
  expect(new Set(mutants.map(({ rule }) => rule))).toEqual(new Set(proven));
});

for (const { name, xml, rule, code, at } of mutants) {
  test(`${rule}: ${name} is one error, where it stands`, () => {
    const { kind, valid, issues } = validateMessage(xml);
    const errors = issues.filter(({ severity }) => severity === "error");
    expect(errors.map((issue) => `${issue.rule} ${issue.code} ${issue.path}`)).toEqual([expect.stringMatching(ending(`${rule} ${code} `, at))]);
    expect({ kind, valid }).toEqual({ kind: "update-record", valid: false });
    expect(errors[0]?.line).toBeGreaterThan(0);
    expect(errors[0]?.column).toBeGreaterThan(0);
  });
}

function ending(start: string, end: string): RegExp {
  const escaped = (text: string): string => text.replace(/[.[\]]/g, "\\$&");
  return new RegExp(`^${escaped(start)}.*${escaped(end)}$`);
}
