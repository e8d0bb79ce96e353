import type { Report } from "../validation/report.js";
import { reportOutline } from "./report-outline.js";
import { writeHtml } from "./write-html.js";
import { writeText } from "./write-text.js";

/**
 * A validation report as plain text: the verdict, then each issue with its rule, its words and its place.
 *
 * @example console.log(renderReportText(validateMessage(xml)));
 */
export function renderReportText(report: Report): string {
  return writeText(reportOutline(report));
}

/**
 * A validation report as one HTML page that needs nothing beside it. It says the same as {@link renderReportText}.
 *
 * @example const page = renderReportHtml(validateMessage(xml));
 */
export function renderReportHtml(report: Report): string {
  return writeHtml(reportOutline(report));
}
