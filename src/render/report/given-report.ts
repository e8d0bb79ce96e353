import type { Report } from "../../validation/report/report.js";
import { givenList, givenObject, givenText } from "../../values/given.js";

/** A report, and the name of what was validated, such as a file. */
export interface NamedReport {
  /** What was validated, such as the name of a file. */
  readonly name: string;
  /** What `validateMessage` said about it. */
  readonly report: Report;
}

/** A report, as far as pages need it: JavaScript callers can give anything. @throws InvalidValueError */
export function givenReport(report: unknown): void {
  givenObject(report, "report");
  const { issues } = report as { readonly issues?: unknown };
  givenList(issues, "issues of the report");
  for (const issue of issues as readonly unknown[]) givenObject(issue, "issue of the report");
}

/** The same of several, each with its name. @throws InvalidValueError */
export function givenReports(reports: readonly NamedReport[]): void {
  givenList(reports, "reports");
  for (const one of reports) {
    givenObject(one, "report");
    givenText(one.name, "name of the report");
    givenReport(one.report);
  }
}
