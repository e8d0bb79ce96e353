export type { FallbackDetails, FallbackReason } from "./outline/fallback-outline.js";
export { renderFallbackHtml, renderHtml, renderText } from "./render-consultation.js";
export { renderAcknowledgementHtml, renderAcknowledgementText } from "./render-acknowledgement.js";
export { renderReportHtml } from "./report/html.js";
export { renderReportJUnit, type NamedReport } from "./report/junit.js";
export { renderReportText, type ReportTextOptions } from "./report/text.js";
export type { ShownConsultation } from "./shown-consultation.js";
export type { ExcerptOptions } from "./report/source-excerpt.js";
