import { expect, test } from "vitest";
import { validateMessage } from "../../src/validation/index.js";
import { mutants } from "./support/mutants.js";
import { rightMessage } from "./support/right-message.js";

test("a right message has no issue but what its sender has confirmed (CS-14): an irregular pulse and a red flag", () => {
  const { kind, valid, issues } = validateMessage(rightMessage);
  expect({ kind, valid }).toEqual({ kind: "update-record", valid: true });
  expect(issues.map(({ severity, rule, code }) => `${severity} ${rule} ${code}`)).toEqual(["warning CS-14 urgent", "warning CS-14 urgent"]);
});

test.each(mutants)("$rule: $name is one error, where it stands", ({ xml, rule, code, at }) => {
  const { kind, valid, issues } = validateMessage(xml);
  const errors = issues.filter(({ severity }) => severity === "error");
  expect(errors.map((issue) => `${issue.rule} ${issue.code} ${issue.path}`)).toEqual([expect.stringMatching(ending(`${rule} ${code} `, at))]);
  expect({ kind, valid }).toEqual({ kind: "update-record", valid: false });
  expect(errors[0]?.line).toBeGreaterThan(0);
  expect(errors[0]?.column).toBeGreaterThan(0);
});

function ending(start: string, end: string): RegExp {
  const escaped = (text: string): string => text.replace(/[.[\]]/g, "\\$&");
  return new RegExp(`^${escaped(start)}.*${escaped(end)}$`);
}
