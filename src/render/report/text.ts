import { givenObject } from "../../values/given.js";
import { givenReport } from "./given-report.js";
import type { Issue, Report } from "../../validation/report/report.js";
import { visible } from "../write/visible.js";
import { excerptsOf, type Excerpt, type ExcerptOptions } from "./source-excerpt.js";
import { countWords, issueLine, kindWords } from "./words.js";

/** What a text report may show besides the report itself. */
export interface ReportTextOptions extends ExcerptOptions {
  /** The name of what was validated, such as a file. Default: "Validation report". */
  readonly name?: string;
  /** The text or bytes that were validated. With them, each issue shows its line and points at the element. */
  readonly source?: string | Uint8Array;
}

/**
 * A validation report as plain text, in the order of the message: the verdict, then each issue with its rule, message
 * and place. If the source is given, each issue also shows its line with a mark under the element. Whatever could be
 * patient data in that line is masked with `•`, unless `showData` is set.
 *
 * @example console.log(renderReportText(validateMessage(xml), { name: "message.xml", source: xml }));
 */
export function renderReportText(report: Report, options: ReportTextOptions = {}): string {
  givenReport(report);
  givenObject(options, "options");
  const { name = "Validation report", source } = options;
  const excerpt = source === undefined ? undefined : excerptsOf(source, options);
  const head = `${visible(name).replaceAll("\n", " ")}: ${report.valid ? "valid" : "NOT VALID"}, ${kindWords(report)}`;
  const foot = report.issues.length > 1 ? [`  ${countWords(report)}`] : [];
  return `${[head, ...report.issues.flatMap((issue) => issueLines(issue, excerpt)), ...foot].join("\n")}\n`;
}

const indent = " ".repeat(6);

function issueLines(issue: Issue, excerpt: Excerpt | undefined): readonly string[] {
  const { code, path, pointer = "", line, column, expected, received } = issue;
  const place = line === undefined || path === "" ? code : `${code} at ${path}`;
  const codes = [
    ...(pointer === "" ? [] : [`JSON pointer: ${pointer}`]),
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
