import { givenObject } from "../../values/given.js";
import { consultationOutline } from "../outline/consultation-outline.js";
import { fallbackOutline, type FallbackDetails } from "../outline/fallback-outline.js";
import type { ShownConsultation } from "../shown-consultation.js";
import { writePdf } from "./write-pdf.js";

/**
 * A consultation as a PDF on A4 that a screen reader can read (PDF/UA-1), with its fonts in it. It says the same as
 * `renderHtml`, and contains attached PDFs as files. The same consultation gives the same bytes. A character that the
 * fonts lack (DejaVu: Latin, Greek, Cyrillic, Hebrew, Arabic and more) is named, such as `[U+1F469]`. The PDF holds
 * patient data.
 *
 * Runs in Node, with the optional packages `pdfkit`, `dejavu-fonts-ttf` and `bidi-js`, which are loaded at the first
 * call.
 *
 * @throws PdfPackagesError where they are not installed
 * @throws InvalidValueError for anything but a consultation
 * @example
 * import { writeFile } from "node:fs/promises";
 *
 * await writeFile("consultation.pdf", await renderPdf(consultation), { mode: 0o600 });
 */
export async function renderPdf(consultation: ShownConsultation): Promise<Uint8Array> {
  givenObject(consultation, "consultation");
  return writePdf(consultationOutline(consultation), dateOf(consultation.endedAt, consultation.startedAt));
}

/**
 * The page of `renderFallbackHtml` as a PDF, for a practice whose system does not accept Update Record: it says why it
 * is sent, by whom, and what the message would have brought (UR-102). It is not a way to send anything urgent, and says
 * so (UR-105). The same consultation and details give the same bytes. The PDF holds patient data.
 *
 * @throws PdfPackagesError where the packages that {@link renderPdf} names are not installed
 * @throws InvalidValueError for anything but a consultation and its details
 * @example
 * const pdf = await renderFallbackPdf(consultation, { sender, ids: message.ids, practiceOdsCode: "A99999" });
 */
export async function renderFallbackPdf(
  consultation: ShownConsultation,
  details: FallbackDetails,
): Promise<Uint8Array> {
  givenObject(consultation, "consultation");
  givenObject(details, "details");
  givenObject(details.sender, "sender");
  givenObject(details.ids, "ids");
  const { answeredAt, sentAt } = details;
  return writePdf(
    fallbackOutline(consultation, details),
    dateOf(answeredAt, sentAt, consultation.endedAt, consultation.startedAt),
  );
}

/** When the PDF says that it was made: at a moment that the data give, since a clock would change its bytes. */
function dateOf(...moments: readonly (string | undefined)[]): Date {
  const found = moments.find(
    (moment) => moment !== undefined && /^[12]\d{3}-\d\d-\d\dT/.test(moment) && !Number.isNaN(Date.parse(moment)),
  );
  return new Date(found ?? 0);
}
