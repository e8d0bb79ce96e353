import type { FhirDateTime } from "../../values/dates.js";
import { closedObject, optional } from "../schema/closed-object.js";
import { literal, variantOf } from "../schema/one-of.js";
import { pdfInBase64 } from "./pdf-in-base64.js";
import type { Schema } from "../schema/schema.js";
import { line, text } from "../schema/text.js";
import { moment } from "../schema/times.js";
import { once } from "../../values/once.js";

interface ReportInput {
  /** What the report is called, as the practice reads it beside the attachment. */
  readonly title: string;
  /** When the monitoring ended, with an offset; at least the day. Left out: when the consultation started. */
  readonly measuredAt?: string;
}

/** A report of ambulatory monitoring as a PDF (UR-077). */
export interface AmbulatoryPdfInput extends ReportInput {
  /** A PDF. */
  readonly contentType: "application/pdf";
  /** The bytes of the file, in base64. */
  readonly data: string;
}

/** A report of ambulatory monitoring as plain text (UR-077). */
export interface AmbulatoryTextInput extends ReportInput {
  /** Plain text. */
  readonly contentType: "text/plain";
  /** The report itself. */
  readonly text: string;
}

/** The report of ambulatory blood pressure monitoring, sent as an attachment (UR-077). */
export type AmbulatoryReportInput = AmbulatoryPdfInput | AmbulatoryTextInput;

/** An {@link AmbulatoryPdfInput} that was checked. */
export interface AmbulatoryPdf extends AmbulatoryPdfInput {
  readonly measuredAt?: FhirDateTime;
}

/** An {@link AmbulatoryTextInput} that was checked. */
export interface AmbulatoryText extends AmbulatoryTextInput {
  readonly measuredAt?: FhirDateTime;
}

/** An {@link AmbulatoryReportInput} that was checked. */
export type AmbulatoryReport = AmbulatoryPdf | AmbulatoryText;

/** Ambulatory monitoring was offered and the patient did not want it (UR-063). */
export interface AmbulatoryDeclined {
  /** Why, in the patient's words. */
  readonly reason: string;
}

const common = once(() => ({ title: line(), measuredAt: optional(moment()) }));
const pdf = once((): Schema<AmbulatoryPdfInput, AmbulatoryPdf> =>
  closedObject({
    contentType: literal("application/pdf"),
    data: pdfInBase64(),
    ...common(),
  }),
);
const plain = once((): Schema<AmbulatoryTextInput, AmbulatoryText> =>
  closedObject({
    contentType: literal("text/plain"),
    text: text(),
    ...common(),
  }),
);

/** Schema of {@link AmbulatoryReportInput}. @internal */
export const ambulatoryReport: () => Schema<AmbulatoryReportInput, AmbulatoryReport> = once(() =>
  variantOf("contentType", { "application/pdf": pdf, "text/plain": plain }, "UR-077"),
);

/** Schema of {@link AmbulatoryDeclined}. @internal */
export const ambulatoryDeclined: () => Schema<AmbulatoryDeclined> = once(() =>
  closedObject({ reason: text() }, { reason: "UR-063: is missing" }),
);
