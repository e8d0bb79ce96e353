import { expect, test } from "vitest";
import {
  review,
  validateMessage,
  validateResources,
  type SafetyRule,
  type ValidateOptions,
} from "../../src/validation/index.js";
import { ruleDescriptions } from "../../src/validation/rule-table.js";
import { warningRules } from "../../src/validation/safety/check-safety-options.js";
import { InvalidValueError } from "../../src/errors.js";
import { readXml } from "../../src/fhir/index.js";
import { changed, changedIn, rightMessage } from "./support/right-message.js";

const own: SafetyRule = {
  id: "LOCAL-1",
  text: "Never.",
  source: "ours",
  kinds: ["warning"],
  seenIn: ["message"],
  *check() {
    yield { kind: "warning", code: "own-rule", path: "Bundle", message: "Never." };
  },
};

const wrong: readonly (readonly [name: string, options: unknown])[] = [
  ["no object", 5],
  ["a list", []],
  ["an option that does not exist", { medicine: undefined }],
  ["null", null],
  ["a time that is none", { now: new Date(NaN) }],
  ["a time as text", { now: "2026-01-01" }],
  ["an unknown release", { release: "1.3.0" }],
  ["a release as number", { release: 1.2 }],
  ["rules that are no list", { rules: own }],
  ["a rule without check", { rules: [{ ...own, check: undefined }] }],
  ["a rule without id", { rules: [{ ...own, id: "" }] }],
  ["no rule", { rules: [null] }],
  ["a rule under another's id", { rules: [{ ...own, id: "CS-07" }] }],
  ["ids that are no list", { withoutWarnings: "CS-15" }],
  ["an id that is no text", { withoutWarnings: [15] }],
  ["an unknown id", { withoutWarnings: ["CS-99"] }],
  ["a rule of errors", { withoutWarnings: ["CS-07"] }],
  ["a rule of errors of the guide", { withoutWarnings: ["UR-032"] }],
  ["limits that are none", { limits: 5 }],
  ["a looser limit", { limits: { systolic: { hard: { to: 400 } } } }],
  ["a limit of nothing", { limits: { tallness: {} } }],
  ["medicines that list nothing", { medicines: {} }],
  ["XML limits that are no object", { xmlLimits: 5 }],
  ["an unknown XML limit", { xmlLimits: { width: 5 } }],
  ["a limit of nought", { xmlLimits: { size: 0 } }],
  ["half an element", { xmlLimits: { elements: 1.5 } }],
  ["no number", { xmlLimits: { size: "5" } }],
  ["an XML limit that is undefined", { xmlLimits: { size: undefined } }],
  ["a depth that the stack does not have", { xmlLimits: { depth: 100_000 } }],
  ["an infinite size", { xmlLimits: { size: Infinity } }],
];

test.each(wrong)("wrong options throw one clear error, whatever the message is: %s", (_, options) => {
  for (const xml of [rightMessage, "", "no XML"])
    expect(() => validateMessage(xml, options as ValidateOptions)).toThrow(InvalidValueError);
  expect(() => validateResources({ resourceType: "Bundle" }, options as ValidateOptions)).toThrow(InvalidValueError);
});

test("a message that is not an object is a wrong argument", () => {
  for (const given of [undefined, null, 5, {}, [60]])
    expect(() => validateMessage(given as string)).toThrow(
      new InvalidValueError(
        "message",
        `must be a string or a Uint8Array${given === undefined ? "; it is missing" : ""}`,
      ),
    );
});

const names = "size, depth, elements, attributes";
const options = "release, xmlLimits, now, limits, rules, withoutWarnings, medicines";

test.each<[kind: string, reason: string, options: unknown]>([
  ["validate options", `must be an object with any of ${options}`, null],
  [
    "validate options",
    `may have ${options}, and nothing else (a misspelling?); did you mean \`limits\`?`,
    { limit: {} },
  ],
  [
    "validate options",
    `may have ${options}, and nothing else (a misspelling?); did you mean \`withoutWarnings\`?`,
    { withoutWarning: undefined },
  ],
  ["release", "must be 1.2.1 or 1.2.0", { release: "1.3.0" }],
  ["xmlLimits", `must be an object with any of ${names}`, { xmlLimits: null }],
  ["xmlLimits", `must be an object with any of ${names}`, { xmlLimits: 5 }],
  ["xmlLimits", `may have ${names}, and nothing else (a misspelling?)`, { xmlLimits: { problems: 5 } }],
  ["xmlLimits", `may have ${names}, and nothing else (a misspelling?)`, { xmlLimits: { toString: 5 } }],
  ["xmlLimits.depth", "must be a whole number from 1 to 1000", { xmlLimits: { depth: 1_001 } }],
  ["xmlLimits.size", "must be a whole number from 1 to 500000000", { xmlLimits: { size: "5" } }],
  ["xmlLimits.size", "must be a whole number from 1 to 500000000", { xmlLimits: { size: new Number(5) } }],
])("a wrong option is named: %s %s", (kind, reason, options) => {
  expect(() => validateMessage("", options as ValidateOptions)).toThrow(new InvalidValueError(kind, reason));
});

test("the greatest and the least limits are limits", () => {
  expect(() =>
    validateMessage("", { xmlLimits: { size: 500_000_000, depth: 1_000, elements: 100_000_000, attributes: 100_000 } }),
  ).not.toThrow();
  expect(() => validateMessage("", { xmlLimits: { size: 1, depth: 1, elements: 1, attributes: 1 } })).not.toThrow();
});

test("a caller's own limits make reading no stricter in anything else", () => {
  const xml = changedIn("Patient", "</meta>", '</meta><mood value="good"/>');
  expect(validateMessage(xml, { xmlLimits: { size: 1_000_000 } })).toEqual(validateMessage(xml));
});

test.each([
  ["size", { size: 1000 }, "too-large"],
  ["depth", { depth: 5 }, "too-deep"],
  ["elements", { elements: 50 }, "too-many-elements"],
  ["attributes", { attributes: 1 }, "too-many-attributes"],
] as const)("UR-001: a message beyond the limit of %s is one error", (_, xmlLimits, code) => {
  const xml = changed(rightMessage, "<Bundle xmlns", '<Bundle xmlns:a="urn:a" xmlns');
  expect(validateMessage(xml).valid).toBe(true);
  expect(validateMessage(xml, { xmlLimits })).toMatchObject({
    kind: "unreadable",
    valid: false,
    issues: [{ rule: "UR-001", code }],
  });
});

test("UR-001: 5 MB is the default limit, and a caller may allow more", () => {
  const xml = `${rightMessage}<!--${"x".repeat(5_000_000)}-->`;
  expect(validateMessage(xml).issues).toEqual([expect.objectContaining({ rule: "UR-001", code: "too-large" })]);
  expect(validateMessage(xml, { xmlLimits: { size: 6_000_000 } }).valid).toBe(true);
});

test("warnings of any rule are left out by its id, and nothing else is", () => {
  const xml = changedIn(
    "Patient",
    /<value value="[0-9]{10}"/,
    '<value value="9990000019"',
    0,
    changedIn("Practitioner", /gphc-number"\/>\s*<value value="[0-9]+"/, 'gphc-number"/><value value="X"'),
  );
  const said = (options: ValidateOptions): readonly string[] =>
    validateMessage(xml, { now: new Date("2026-03-01"), rules: [own], ...options }).issues.map(
      ({ severity, rule }) => `${severity} ${rule}`,
    );
  const all = said({});
  expect(all).toEqual(expect.arrayContaining(["error UR-032", "warning UR-034", "warning LOCAL-1", "warning CS-14"]));
  expect(said({ withoutWarnings: ["UR-034"] })).toEqual(all.filter((one) => one !== "warning UR-034"));
  expect(said({ withoutWarnings: ["LOCAL-1", "UR-034"] })).toEqual(
    all.filter((one) => one !== "warning UR-034" && one !== "warning LOCAL-1"),
  );
});

test("what is to be confirmed can be hidden in a report, and never in review or building", () => {
  const hidden = { withoutWarnings: ["CS-14"] };
  const rulesIn = (options: ValidateOptions): readonly string[] =>
    validateMessage(rightMessage, { now: new Date("2026-03-01"), ...options }).issues.map(({ rule }) => rule);
  expect(rulesIn({})).toContain("CS-14");
  expect(rulesIn(hidden)).toEqual(rulesIn({}).filter((rule) => rule !== "CS-14"));
  expect(() => review({} as never, hidden)).toThrow("errors and confirmations cannot be turned off");
});

test("the table of rules that can warn holds the rules of the guide that say so", () => {
  const warn = new Set(
    ruleDescriptions()
      .filter(({ id, severities }) => id.startsWith("UR-") && severities.includes("warning"))
      .map(({ id }) => id),
  );
  expect([...warningRules].toSorted()).toEqual([...warn].toSorted());
});

test("valid options are accepted: resources, review and message alike", () => {
  const { resource } = readXml(rightMessage);
  if (resource.resourceType !== "Bundle") throw new Error("no bundle");
  const options: ValidateOptions = {
    now: new Date("2026-03-01"),
    rules: [],
    withoutWarnings: ["CS-15", "UR-034"],
    limits: {},
    xmlLimits: { size: 100_000 },
  };
  expect(validateMessage(rightMessage, options).valid).toBe(true);
  expect(validateResources(resource, options).valid).toBe(true);
  expect(() => review({} as never, { now: new Date(NaN) })).toThrow(InvalidValueError);
});
