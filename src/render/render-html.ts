import { consultationOutline } from "./outline/consultation-outline.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writeHtml } from "./write/write-html.js";

/**
 * A consultation as one HTML page that needs nothing beside it: no script, no picture, no font from elsewhere. It says
 * the
 * same as {@link renderText}, prints on A4, and hands over an attached PDF whole. It holds patient data.
 *
 * @example const page = renderHtml(consultation); // to be kept as a record is
 */
export function renderHtml(consultation: ShownConsultation): string {
  return writeHtml(consultationOutline(consultation));
}
