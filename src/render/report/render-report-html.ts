import type { Report } from "../../validation/report/report.js";
import { reportOutline } from "./report-outline.js";
import { writeHtml } from "../write/write-html.js";

/**
 * A validation report as one HTML page that needs nothing beside it: the verdict, then each issue with its rule, its
 * words and its
 * place, the worst first.
 *
 * @example const page = renderReportHtml(validateMessage(xml));
 */
export function renderReportHtml(report: Report): string {
  return writeHtml(reportOutline(report));
}
