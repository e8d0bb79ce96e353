import { givenObject } from "../values/given.js";
import { consultationOutline } from "./outline/consultation-outline.js";
import { fallbackOutline, type FallbackDetails } from "./outline/fallback-outline.js";
import type { ShownConsultation } from "./shown-consultation.js";
import { writeHtml } from "./write/write-html.js";
import { writeText } from "./write/write-text.js";

/**
 * A consultation as plain text, in the order in which a GP reads it. Everything in it is shown. What no message carries
 * comes last, under a heading that says so. Hidden characters that could mislead a reader are shown as `[U+202E]`. The
 * text holds patient data.
 *
 * @example console.log(renderText(consultation));
 */
export function renderText(consultation: ShownConsultation): string {
  givenObject(consultation, "consultation");
  return writeText(consultationOutline(consultation));
}

/**
 * A consultation as one self-contained HTML page: no script, no picture, no font from elsewhere. It says the same as
 * {@link renderText}, prints on A4, and contains attached PDFs whole. The page holds patient data.
 *
 * @example const page = renderHtml(consultation); // keep it as securely as a patient record
 */
export function renderHtml(consultation: ShownConsultation): string {
  givenObject(consultation, "consultation");
  return writeHtml(consultationOutline(consultation));
}

/**
 * The page for a practice whose system does not accept Update Record (20010, state `switched-off`). It shows what the
 * message would have brought, below a block that says why the page is sent instead, who sent it, and the ids of the
 * message (UR-102). Print it or make a PDF of it, and send it another way. It must not be used for anything urgent, and
 * says so (UR-105). The page holds patient data.
 *
 * @example
 * const page = renderFallbackHtml(consultation, { sender, ids: message.ids, practiceOdsCode: "A99999" });
 */
export function renderFallbackHtml(consultation: ShownConsultation, details: FallbackDetails): string {
  givenObject(consultation, "consultation");
  givenObject(details, "details");
  givenObject(details.sender, "sender");
  givenObject(details.ids, "ids");
  return writeHtml(fallbackOutline(consultation, details));
}
