import { expect, test } from "vitest";
import { validateMessage, type Issue, type ValidateOptions } from "../../src/validation/index.js";
import { clock } from "../message/support/composed.js";
import { words, wordsRead } from "./support/words-read.js";
import { mutants, neighbours } from "./support/mutants.js";
import { rightMessage } from "./support/right-message.js";

/** What the valid message's sender knows of: an irregular pulse and a red flag (CS-14), a declined product (UR-040). */
const confirmed = validateMessage(rightMessage, { now: clock() }).issues.map(({ path }) =>
  path.replace(/.*(?=\.resource)/, ""),
);

function judged(
  xml: string,
  options: ValidateOptions,
  of: string,
): { readonly kind: string; readonly issues: readonly Issue[] } {
  const { kind, issues } = validateMessage(xml, { ...options, now: clock() });
  return {
    kind,
    issues: issues.filter(({ rule, code }) => (of === "CS-14" || rule !== "CS-14") && code !== "declined-product"),
  };
}

test("a valid message has only the issues that its sender knows of (CS-14, UR-040)", () => {
  const { kind, valid, issues } = validateMessage(rightMessage, { now: clock() });
  expect({ kind, valid }).toEqual({ kind: "update-record", valid: true });
  expect(issues.map(({ severity, rule, code }) => `${severity} ${rule} ${code}`)).toEqual([
    "warning CS-14 urgent",
    "warning UR-040 declined-product",
    "warning CS-14 urgent",
  ]);
  expect(confirmed).toHaveLength(3);
});

/** The rules that these prove, for the page that says which test proves which rule. */
const proven = [
  "CS-01",
  "CS-02",
  "CS-03",
  "CS-05",
  "CS-06",
  "CS-07",
  "CS-08",
  "CS-09",
  "CS-10",
  "CS-11",
  "CS-12",
  "CS-13",
  "CS-14",
  "CS-15",
  "CS-16",
  "CS-18",
  "CS-19",
  "CS-20",
  "CS-22",
  "CS-26",
  "CS-27",
  "CS-28",
  "CS-29",
  "CS-30",
  "CS-31",
  "CS-32",
  "CS-33",
  "CS-34",
  "CS-35",
  "CS-36",
  "CS-37",
  "CS-39",
  "CS-40",
  "CS-41",
  "CS-42",
  "CS-44",
  "FHIR-code",
  "FHIR-date",
  "FHIR-dateTime",
  "FHIR-decimal",
  "FHIR-id",
  "FHIR-instant",
  "FHIR-xml",
  "UR-001",
  "UR-002",
  "UR-003",
  "UR-004",
  "UR-005",
  "UR-006",
  "UR-007",
  "UR-008",
  "UR-020",
  "UR-021",
  "UR-022",
  "UR-023",
  "UR-030",
  "UR-031",
  "UR-032",
  "UR-033",
  "UR-034",
  "UR-035",
  "UR-036",
  "UR-037",
  "UR-038",
  "UR-039",
  "UR-040",
  "UR-041",
  "UR-050",
  "UR-051",
  "UR-052",
  "UR-053",
  "UR-060",
  "UR-062",
  "UR-063",
  "UR-070",
  "UR-071",
  "UR-072",
  "UR-073",
  "UR-074",
  "UR-075",
  "UR-076",
  "UR-077",
  "UR-080",
  "UR-081",
  "UR-110",
  "UR-111",
  "UR-112",
  "UR-113",
  "UR-115",
  "UR-116",
];

test("there is a mutant or a valid neighbour for each rule of the list, and for no other", () => {
  expect(new Set([...mutants, ...neighbours].map(({ rule }) => rule))).toEqual(new Set(proven));
});

test("no two mutants and no two valid neighbours have the same name", () => {
  for (const list of [mutants, neighbours]) {
    const names = list.map(({ rule, name }) => `${rule}: ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});

for (const { name, xml, kind, severity, rule, code, at, line, column, options } of mutants) {
  test(`${rule}: ${name} is this one ${severity}, at its own place`, () => {
    const found = judged(xml, options, rule);
    const said = found.issues.map(
      (issue) =>
        `${issue.severity} ${issue.rule} ${issue.code} ${issue.path} ${String(issue.line)}:${String(issue.column)}`,
    );
    expect(said).toEqual([
      expect.stringMatching(ending(`${severity} ${rule} ${code} `, `${at} ${String(line)}:${String(column)}`)),
    ]);
    expect(found.kind).toBe(kind);
    expect(found.issues.map(words)).toEqual(wordsRead(`${rule}: ${name}`, found.issues));
  });
}

for (const { name, xml, kind, rule, options } of neighbours) {
  test(`${rule}: ${name} is valid`, () => {
    const found = judged(xml, options, rule);
    expect(found.issues).toEqual([]);
    expect(found.kind).toBe(kind);
  });
}

function ending(start: string, end: string): RegExp {
  const escaped = (text: string): string => text.replace(/[.[\]]/g, "\\$&");
  return new RegExp(`^${escaped(start)}.*${escaped(end)}$`);
}
