import { xmlText } from "../../../render/report/junit.js";
import { groups } from "../checklist-test.js";
import type { ChecklistReport, ReportedTest } from "./report.js";

/** The report as JUnit XML, for a pipeline: a test suite for each group. */
export function reportJUnit({ tests, totals, startedAt, endedAt }: ChecklistReport): string {
  const seconds = (Date.parse(endedAt) - Date.parse(startedAt)) / 1_000;
  const suites = Object.keys(groups).flatMap((group) => {
    const own = tests.filter((test) => test.group === group);
    return own.length === 0 ? [] : [suite(group, own)];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="update-record checklist" tests="${tests.length}" failures="${totals.failed}" ` +
      `skipped="${totals["not-run"]}" time="${seconds.toFixed(3)}">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(name: string, tests: readonly ReportedTest[]): string {
  const count = (result: ReportedTest["result"]): number => tests.filter((one) => one.result === result).length;
  return [
    `  <testsuite name="${xmlText(name)}" tests="${tests.length}" failures="${count("failed")}" errors="0" ` +
      `skipped="${count("not-run")}" timestamp="${tests[0]?.startedAt ?? ""}">`,
    ...tests.map(testCase),
    "  </testsuite>",
  ].join("\n");
}

function testCase({ id, group, shows, result, expected, came, milliseconds, rules, files }: ReportedTest): string {
  const seconds = (milliseconds / 1_000).toFixed(3);
  const open = `    <testcase classname="${xmlText(group)}" name="${xmlText(id)}" time="${seconds}">`;
  const facts = [shows, `Rules: ${rules.join(", ")}`, `Expected: ${expected}`, `Came: ${came}`];
  const sums = files.map(({ name, sha256 }) => `${name} SHA-256 ${sha256}`);
  const verdict =
    result === "failed"
      ? [`      <failure message="${xmlText(came)}">${xmlText(`expected: ${expected}`)}</failure>`]
      : result === "not-run"
        ? [`      <skipped message="${xmlText(came)}"/>`]
        : [];
  return [
    open,
    ...verdict,
    `      <system-out>${xmlText([...facts, ...sums].join("\n"))}</system-out>`,
    "    </testcase>",
  ].join("\n");
}
