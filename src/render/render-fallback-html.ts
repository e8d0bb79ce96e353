import { fallbackOutline, type FallbackDetails } from "./outline/fallback-outline.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writeHtml } from "./write/write-html.js";

/**
 * The page for a practice whose system does not take Update Record (20010, state `switched-off`): what the message
 * would
 * have brought, below a block that says why it comes this way, from whom, and the ids of the message (UR-102). To be
 * printed
 * or made a PDF, and sent another way. Never for anything urgent, and the page says so (UR-105). It holds patient data.
 *
 * @example
 * const page = renderFallbackHtml(consultation, { sender, ids: message.ids, practiceOdsCode: "A99999" });
 */
export function renderFallbackHtml(consultation: ShownConsultation, details: FallbackDetails): string {
  return writeHtml(fallbackOutline(consultation, details));
}
