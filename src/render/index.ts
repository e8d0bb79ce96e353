export type { FallbackDetails } from "./outline/fallback-outline.js";
export { renderFallbackHtml } from "./render-fallback-html.js";
export { renderHtml } from "./render-html.js";
export { renderReportHtml } from "./report/render-report-html.js";
export { renderReportJUnit, type NamedReport } from "./report/render-report-junit.js";
export { renderReportText, type ReportTextOptions } from "./report/render-report-text.js";
export { renderText } from "./render-text.js";
export type { ShownConsultation } from "./shown-consultation.js";
export type { ExcerptOptions } from "./report/source-excerpt.js";
