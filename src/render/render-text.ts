import { consultationOutline } from "./outline/consultation-outline.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writeText } from "./write/write-text.js";

/**
 * A consultation as plain text, in the order in which a GP reads it. Everything in it is shown; what no message carries
 * stands last, and says so. Characters that would hide or steer are shown as `[U+202E]`. It holds patient data.
 *
 * @example console.log(renderText(consultation));
 */
export function renderText(consultation: ShownConsultation): string {
  return writeText(consultationOutline(consultation));
}
