import { renderReportText } from "../../render/report/text.js";
import { coloured } from "../colour/coloured.js";
import { jsonLine } from "../json-line.js";
import { ruleDescriptions } from "../../validation/rule-table.js";
import type { Terminal } from "../terminal.js";
import { version } from "../version.js";
import type { Checked } from "./checked.js";

/** The formats in the order of the help. */
export const formats = ["text", "json", "junit", "sarif", "github"] as const;
export type Format = (typeof formats)[number];

/** How results are written. */
export interface WriteOptions {
  readonly format: Format;
  readonly quiet: boolean;
  readonly showData: boolean;
  readonly colour: boolean;
}

/** Writes the result of one file, in a format that needs no other one. */
export function writeResult(
  checked: Checked,
  { format, quiet, showData, colour }: WriteOptions,
  terminal: Terminal,
): void {
  if (format === "json") terminal.out(lineOf(checked));
  if (format === "text" && (!quiet || !checked.report.valid)) terminal.out(coloured(textOf(checked, showData), colour));
}

/** Writes what all results together make, in a format that is one document. */
export async function writeDocument(all: readonly Checked[], format: Format, terminal: Terminal): Promise<void> {
  const reports = all.map(({ file, report, accepted }) => ({ name: file, report, accepted }));
  if (format === "junit") terminal.out((await import("../../render/report/junit.js")).renderReportJUnit(reports));
  if (format === "github") terminal.out((await import("../../render/report/github.js")).renderReportGitHub(reports));
  if (format !== "sarif") return;
  const { renderReportSarif } = await import("../../render/report/sarif.js");
  terminal.out(renderReportSarif(reports, { rules: ruleDescriptions(), version: version() }));
}

function lineOf({ file, report: { kind, format, valid, issues }, accepted }: Checked): string {
  const rows = issues.map(({ severity, rule, code, message, path, pointer, line, column, expected, received }) => ({
    severity,
    rule,
    code,
    message,
    path,
    pointer,
    line,
    column,
    expected,
    received,
  }));
  const known = accepted.length === 0 ? {} : { accepted: accepted.length };
  return `${jsonLine({ file, kind, format, valid, issues: rows, ...known })}\n`;
}

function textOf({ file, report, source, accepted }: Checked, showData: boolean): string {
  const text = renderReportText(report, { name: file, showData, ...(source === undefined ? {} : { source }) });
  if (accepted.length === 0) return text;
  return `${text}  ${accepted.length === 1 ? "1 issue is" : `${accepted.length} issues are`} in the baseline\n`;
}
