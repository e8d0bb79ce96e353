import { expect, test } from "vitest";
import { validateMessage, type Issue, type ValidateOptions } from "../../src/validation/index.js";
import { clock } from "../message/support/composed.js";
import { mutants, neighbours } from "./support/mutants.js";
import { rightMessage } from "./support/right-message.js";

/** What the right message's sender has confirmed (CS-14): an irregular pulse and a red flag. */
const confirmed = validateMessage(rightMessage, { now: clock() }).issues.map(({ path }) => path.replace(/.*(?=\.resource)/, ""));

function judged(xml: string, options: ValidateOptions, of: string): { readonly kind: string; readonly issues: readonly Issue[] } {
  const { kind, issues } = validateMessage(xml, { ...options, now: clock() });
  return { kind, issues: issues.filter(({ rule }) => of === "CS-14" || rule !== "CS-14") };
}

test("a right message has no issue but what its sender has confirmed (CS-14)", () => {
  const { kind, valid, issues } = validateMessage(rightMessage, { now: clock() });
  expect({ kind, valid }).toEqual({ kind: "update-record", valid: true });
  expect(issues.map(({ severity, rule, code }) => `${severity} ${rule} ${code}`)).toEqual(["warning CS-14 urgent", "warning CS-14 urgent"]);
  expect(confirmed).toHaveLength(2);
});

test("no two mutants and no two right neighbours have one name", () => {
  for (const list of [mutants, neighbours]) {
    const names = list.map(({ rule, name }) => `${rule}: ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});

for (const { name, xml, kind, severity, rule, code, at, line, column, options } of mutants) {
  test(`${rule}: ${name} is this one ${severity}, where it stands`, () => {
    const found = judged(xml, options, rule);
    const said = found.issues.map((issue) => `${issue.severity} ${issue.rule} ${issue.code} ${issue.path} ${String(issue.line)}:${String(issue.column)}`);
    expect(said).toEqual([expect.stringMatching(ending(`${severity} ${rule} ${code} `, `${at} ${String(line)}:${String(column)}`))]);
    expect(found.kind).toBe(kind);
  });
}

for (const { name, xml, kind, rule, options } of neighbours) {
  test(`${rule}: ${name} is right`, () => {
    const found = judged(xml, options, rule);
    expect(found.issues).toEqual([]);
    expect(found.kind).toBe(kind);
  });
}

function ending(start: string, end: string): RegExp {
  const escaped = (text: string): string => text.replace(/[.[\]]/g, "\\$&");
  return new RegExp(`^${escaped(start)}.*${escaped(end)}$`);
}
