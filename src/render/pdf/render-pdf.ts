import { renderFallbackHtml } from "../render-consultation.js";
import type { FallbackDetails } from "../outline/fallback-outline.js";
import type { ShownConsultation } from "../shown-consultation.js";

/** TEMPORARY until the real module lands. */
export async function renderFallbackPdf(consultation: ShownConsultation, details: FallbackDetails): Promise<Uint8Array> {
  return new TextEncoder().encode(`%PDF-1.7\n${renderFallbackHtml(consultation, details)}`);
}
