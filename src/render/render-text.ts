import type { Consultation } from "../consultation/consultation.js";

/** A consultation as plain text, in the order in which a GP reads it. Everything in it is shown. */
export function renderText(consultation: Consultation): string {
  throw new Error(`not written yet: ${consultation.pathway}`);
}
