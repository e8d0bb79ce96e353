export type { FallbackDetails } from "./fallback-outline.js";
export { renderFallbackHtml } from "./render-fallback-html.js";
export { renderHtml } from "./render-html.js";
export { renderReportHtml, renderReportText } from "./render-report.js";
export { renderText } from "./render-text.js";
export type { ShownConsultation } from "./shown-consultation.js";
