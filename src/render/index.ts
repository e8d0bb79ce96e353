export type { FallbackDetails } from "./fallback-outline.js";
export { renderFallbackHtml } from "./render-fallback-html.js";
export { renderHtml } from "./render-html.js";
export { renderReportHtml } from "./render-report-html.js";
export { renderReportJUnit, type NamedReport } from "./render-report-junit.js";
export { renderReportText, type ReportTextOptions } from "./render-report-text.js";
export { renderText } from "./render-text.js";
export type { ShownConsultation } from "./shown-consultation.js";
export type { ExcerptOptions } from "./source-excerpt.js";
