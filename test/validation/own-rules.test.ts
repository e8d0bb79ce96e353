import { expect, test } from "vitest";
import { validateMessage, type Issue, type SafetyFinding, type SafetyRule } from "../../src/validation/index.js";
import { clock } from "../message/support/composed.js";
import { rightMessage } from "./support/right-message.js";

const finding: SafetyFinding = { kind: "warning", code: "urgent", path: "Bundle.entry[0]", message: "Ours." };

function said(changes: Partial<SafetyFinding>): Issue | undefined {
  const own: SafetyRule = {
    id: "LOCAL-1",
    text: "Never.",
    source: "ours",
    kinds: ["warning"],
    seenIn: ["message"],
    *check() {
      yield { ...finding, ...changes };
    },
  };
  return validateMessage(rightMessage, { now: clock(), rules: [own] }).issues.find(({ rule }) => rule === "LOCAL-1");
}

test("a deployer's own rule keeps its path, its words and its code where the code is one that reports know", () => {
  expect(said({})).toMatchObject({ severity: "warning", code: "urgent", path: "Bundle.entry[0]", message: "Ours." });
});

test("a code that reports do not know becomes own-rule", () => {
  for (const code of ["tablets", "toString", ""])
    expect(said({ code: code as "urgent" })).toMatchObject({ code: "own-rule" });
});

test("an error stays an error; a finding that a person must confirm is a warning", () => {
  expect(said({ kind: "error" })?.severity).toBe("error");
  expect(said({ kind: "confirm" })?.severity).toBe("warning");
});
