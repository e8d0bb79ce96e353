import type { Issue, Severity } from "../../validation/report/report.js";
import { visible } from "../write/visible.js";
import { givenReports, type NamedReport } from "./given-report.js";

const commands = { error: "error", warning: "warning", information: "notice" } as const satisfies Record<
  Severity,
  string
>;

/** Validation reports as commands of GitHub's workflows: each issue is shown at its line of the change. */
export function renderReportGitHub(reports: readonly NamedReport[]): string {
  givenReports(reports);
  return reports.map(({ name, report }) => report.issues.map((issue) => command(name, issue)).join("")).join("");
}

function command(file: string, { severity, rule, code, line, column, message, path }: Issue): string {
  const place = line === undefined ? "" : `,line=${line},col=${column ?? 1}`;
  const title = `${rule} ${code}`;
  const text = `${message}${path === "" ? "" : ` (${path})`} Why: update-record explain ${rule}`;
  return `::${commands[severity]} file=${property(file)}${place},title=${property(title)}::${data(text)}\n`;
}

/** As the workflow commands of GitHub's toolkit are written: the percent sign first. */
function data(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
