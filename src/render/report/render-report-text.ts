import type { Issue, Report } from "../../validation/report/report.js";
import { issueLine } from "./issue-line.js";
import { countWords, kindWords } from "./kind-words.js";
import { excerptsOf, type Excerpt, type ExcerptOptions } from "./source-excerpt.js";
import { visible } from "../write/visible.js";

/** What a report in text may show besides the report. */
export interface ReportTextOptions extends ExcerptOptions {
  /** What the report is about, such as the name of a file. Default "Validation report". */
  readonly name?: string;
  /** The text or the bytes that were validated: with them, each issue shows its line and points at the element. */
  readonly source?: string | Uint8Array;
}

/**
 * A validation report as plain text, in the order of the message: the verdict, then each issue with its rule, its
 * words, its place,
 * and, where the source is given, its line with a mark under the element. Whatever could be the patient's in that line
 * is masked
 * with `•`; `showData` shows it.
 *
 * @example console.log(renderReportText(validateMessage(xml), { name: "message.xml", source: xml }));
 */
export function renderReportText(report: Report, options: ReportTextOptions = {}): string {
  const { name = "Validation report", source } = options;
  const excerpt = source === undefined ? undefined : excerptsOf(source, options);
  const head =
    `${visible(name).replaceAll("\n", " ")}: ${report.valid ? "valid" : "NOT VALID"}, ` + `${kindWords[report.kind]}`;
  const foot = report.issues.length > 1 ? [`  ${countWords(report)}`] : [];
  return `${[head, ...report.issues.flatMap((issue) => issueLines(issue, excerpt)), ...foot].join("\n")}\n`;
}

const indent = " ".repeat(6);

function issueLines(issue: Issue, excerpt: Excerpt | undefined): readonly string[] {
  const { code, path, line, column, expected, received } = issue;
  const place = line === undefined || path === "" ? code : `${code} at ${path}`;
  const codes = [
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(received === undefined ? [] : [`received: ${received}`]),
  ];
  return [
    `  ${visible(issueLine(issue))}`,
    `${indent}${place}`,
    ...codes.map((words) => indent + visible(words)),
    ...shownSource(line, column, excerpt),
  ];
}

function shownSource(
  line: number | undefined,
  column: number | undefined,
  excerpt: Excerpt | undefined,
): readonly string[] {
  const shown = line === undefined ? undefined : excerpt?.(line, column ?? 1);
  if (shown === undefined) return [];
  const number = String(line);
  return [`${indent}${number} | ${shown[0]}`, `${indent}${" ".repeat(number.length)} | ${shown[1]}`];
}
