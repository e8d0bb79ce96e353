import { expect, test } from "vitest";
import { buildMessage, InvalidValueError, review } from "../../src/index.js";
import {
  validateMessage,
  type Facts,
  type Issue,
  type SafetyFinding,
  type SafetyRule,
} from "../../src/validation/index.js";
import { clock, sender } from "../message/support/composed.js";
import { consult, tablets } from "./safety/support/judged.js";
import { rightMessage } from "./support/right-message.js";

const finding: SafetyFinding = { kind: "warning", code: "urgent", path: "Bundle.entry[0]", message: "Ours." };

function said(changes: Partial<SafetyFinding>): Issue | undefined {
  const own: SafetyRule = {
    id: "LOCAL-1",
    text: "Never.",
    source: "ours",
    kinds: ["error", "confirm", "warning"],
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

/** What happens to a message, a consultation and a build with a rule whose check gives this. */
function everyUse(check: (facts: Facts) => unknown): readonly string[] {
  const rules = [
    {
      id: "LOCAL-1",
      text: "Never.",
      source: "ours",
      kinds: ["warning" as const],
      seenIn: ["consultation" as const, "message" as const],
      check: check as SafetyRule["check"],
    },
  ];
  const consultation = consult({ supplies: [tablets] });
  const messageOnly = rules.map((rule) => ({ ...rule, seenIn: ["message" as const] }));
  return [
    () => review(consultation, { now: clock(), rules }),
    () => review(consultation, { now: clock(), rules: messageOnly }),
    () => buildMessage(consultation, { sender, clock, safety: { rules } }),
    () => buildMessage(consultation, { sender, clock, safety: { rules: messageOnly } }),
    () => validateMessage(rightMessage, { now: clock(), rules }),
  ].map((use) => {
    try {
      use();
      return "let through";
    } catch (error) {
      if (!(error instanceof InvalidValueError)) return "another error";
      expect(error.cause).toBeUndefined();
      return error.message;
    }
  });
}

test("a rule that throws lets nothing through, and what it threw is not shown: it may tell of the patient", () => {
  const failed =
    "own rule LOCAL-1 failed: its check threw an error (not shown here, as it may tell of the patient); " +
    "correct the rule";
  const checks: readonly ((facts: Facts) => unknown)[] = [
    ({ patient }) => {
      throw new Error(`no rule for ${patient.nhsNumber?.value ?? ""}`);
    },
    function* ({ patient }) {
      yield finding;
      throw new InvalidValueError("patient", patient.nhsNumber?.value ?? "");
    },
    () => [
      {
        get kind(): string {
          throw new Error("9991956832");
        },
      },
    ],
  ];
  for (const check of checks) expect(new Set(everyUse(check))).toEqual(new Set([failed]));
});

test("a rule that answers later, or with no list, lets nothing through", () => {
  for (const given of [Promise.resolve([]), undefined, null, true, "", {}, { length: 0 }, 5])
    expect(new Set(everyUse(() => given))).toEqual(
      new Set(["own rule LOCAL-1 must give a list of findings, and at once: no promise"]),
    );
});

test("a finding of no kind, or of one that the rule does not name, lets nothing through", () => {
  const wrong = [
    ...["eror", "Warning", "error", "confirm", undefined, null, ""].map((kind) => ({ ...finding, kind })),
    ...[undefined, null, 5].flatMap((value) => [
      { ...finding, path: value },
      { ...finding, message: value },
    ]),
    ...["", " ", 5, null].map((found) => ({ ...finding, found })),
    null,
    5,
    [],
  ];
  for (const one of wrong)
    expect(new Set(everyUse(() => [one])), JSON.stringify(one)).toEqual(
      new Set([
        "own rule LOCAL-1 must give findings of the kinds that it names in kinds, each with path and message, and " +
          "words in found",
      ]),
    );
  expect(new Set(everyUse(() => [finding]))).toEqual(new Set(["let through"]));
});

test("a reader that has enough stops an own rule, and the rule can tidy up", () => {
  let ended = false;
  const endless: SafetyRule = {
    id: "LOCAL-1",
    text: "Never.",
    source: "ours",
    kinds: ["warning"],
    seenIn: ["message"],
    *check() {
      try {
        for (;;) yield finding;
      } finally {
        ended = true;
      }
    },
  };
  expect(validateMessage(rightMessage, { now: clock(), rules: [endless] }).valid).toBe(false);
  expect(ended).toBe(true);
});
