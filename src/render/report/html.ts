import { givenReport } from "./given-report.js";
import type { Issue, Report, Severity } from "../../validation/report/report.js";
import type { Outline, Section } from "../outline/outline.js";
import { facts, section, table } from "../outline/sections.js";
import { writeHtml } from "../write/write-html.js";
import { countWords, kindWords } from "./words.js";

/**
 * A validation report as one self-contained HTML page: the verdict, then each issue with its rule, message and place,
 * the worst first.
 *
 * @example const page = renderReportHtml(validateMessage(xml));
 */
export function renderReportHtml(report: Report): string {
  return writeHtml(reportOutline(report));
}

/** The kinds of issues, the worst first. */
const severities: readonly (readonly [Severity, heading: string, caption: string])[] = [
  ["error", "Errors", "What makes the message invalid"],
  ["warning", "Warnings", "What may be a fault, or may cause problems for a receiver"],
  ["information", "Information", "What is worth knowing"],
];

/** Everything that a report says. It holds no patient data. */
function reportOutline(report: Report): Outline {
  givenReport(report);
  const { valid, issues } = report;
  const [first] = issues;
  return {
    title: "Validation report",
    kicker: "GP Connect Update Record",
    foot: `Validation report: ${valid ? "valid" : "NOT VALID"}`,
    sections: [
      ...section(
        "Result",
        [
          facts([
            ["Verdict", valid ? "valid" : "NOT VALID"],
            ["What it is", kindWords(report)],
            ["Found", countWords(report)],
            ["Why, and how it is right", first === undefined ? undefined : `update-record explain ${first.rule}`],
          ]),
        ],
        "notice",
      ),
      ...severities.flatMap(([severity, heading, caption]) =>
        issueSection(
          heading,
          caption,
          issues.filter((issue) => issue.severity === severity),
        ),
      ),
    ],
  };
}

function issueSection(heading: string, caption: string, issues: readonly Issue[]): readonly Section[] {
  return section(heading, [
    table(
      caption,
      [
        ["Rule", ({ rule }) => rule],
        ["What", ({ message }) => message],
        ["Kind", ({ code }) => code],
        ["Expected", ({ expected }) => expected],
        ["Received", ({ received }) => received],
        ["Line and column", ({ line, column }) => (line === undefined ? undefined : `${line}, ${column ?? 1}`)],
        ["Place", ({ path }) => (path === "" ? undefined : path)],
        ["JSON pointer", ({ pointer }) => (pointer === "" ? undefined : pointer)],
      ],
      issues,
    ),
  ]);
}
