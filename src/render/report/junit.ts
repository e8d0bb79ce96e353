import { givenReports, type NamedReport } from "./given-report.js";
import { isXmlCharacter, escapeAttribute } from "../../fhir/xml/characters.js";
import type { Issue } from "../../validation/report/report.js";
import { issueLine, kindWords } from "./words.js";

/**
 * Validation reports as JUnit XML, for pipelines: a test suite for each report, and a test case for each rule that was
 * broken, or one that passed. A rule with warnings only has passed, and its warnings are its output.
 *
 * @example console.log(renderReportJUnit([{ name: "message.xml", report: validateMessage(xml) }]));
 */
export function renderReportJUnit(reports: readonly NamedReport[]): string {
  givenReports(reports);
  const suites = reports.map(suite);
  const [tests, failures, errors] = (["tests", "failures", "errors"] as const).map((count) =>
    suites.reduce((sum, one) => sum + one[count], 0),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="update-record validate" tests="${String(tests)}" failures="${String(failures)}" ` +
      `errors="${String(errors)}">`,
    ...suites.map(({ xml }) => xml),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly xml: string;
}

function suite({ name, report }: NamedReport): Suite {
  const rules = [...new Set(report.issues.map(({ rule }) => rule))];
  const cases = rules.map((rule) => ({ rule, issues: report.issues.filter((issue) => issue.rule === rule) }));
  const broken = cases.filter(({ issues }) => issues.some(isError)).length;
  const [failures, errors] = report.kind === "unreadable" ? [0, broken] : [broken, 0];
  const tests = Math.max(cases.length, 1);
  const shown =
    cases.length === 0
      ? [`    <testcase classname="${xmlText(name)}" name="${xmlText(kindWords(report))}"/>`]
      : cases.map((one) => testCase(name, one.rule, one.issues, report.kind === "unreadable" ? "error" : "failure"));
  const open =
    `  <testsuite name="${xmlText(name)}" tests="${String(tests)}" failures="${String(failures)}" ` +
    `errors="${String(errors)}" skipped="0">`;
  return { tests, failures, errors, xml: [open, ...shown, "  </testsuite>"].join("\n") };
}

function testCase(file: string, rule: string, issues: readonly Issue[], word: "error" | "failure"): string {
  const errors = issues.filter(isError);
  const [first] = errors;
  const lines = [
    ...issues.map((issue) => `${issueLine(issue)} [${placeOf(issue)}]`),
    `Why, and how it is right: update-record explain ${rule}`,
  ].join("\n");
  const inside =
    first === undefined
      ? `<system-out>${xmlText(lines)}</system-out>`
      : `<${word} type="${xmlText(first.code)}" message="${xmlText(first.message)}">${xmlText(lines)}</${word}>`;
  return [
    `    <testcase classname="${xmlText(file)}" name="${xmlText(rule)}">`,
    `      ${inside}`,
    "    </testcase>",
  ].join("\n");
}

function placeOf({ path, pointer = "" }: Issue): string {
  return pointer === "" ? path : `${path} ${pointer}`;
}

function isError({ severity }: Issue): boolean {
  return severity === "error";
}

/** Text for an attribute or an element. Characters that XML does not allow become the replacement character. */
export function xmlText(text: string): string {
  let safe = "";
  for (const character of text) safe += isXmlCharacter(character.codePointAt(0) ?? 0) ? character : "\u{fffd}";
  return escapeAttribute(safe) ?? "";
}
