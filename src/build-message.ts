import type { Consultation } from "./consultation/consultation.js";
import type { ComposedMessage, ComposeOptions } from "./message/compose-message.js";
import type { Report } from "./validation/report.js";

/** A message ready to be sent: valid, and encoded. */
export interface Message extends ComposedMessage {
  /** The message as FHIR STU3 XML. */
  readonly xml: string;
  /** What validation found: no error, perhaps warnings. */
  readonly report: Report;
}

/**
 * The walk from a consultation to a message: check, compose, validate, encode.
 *
 * @throws ConsultationError, AddressImpossibleError, InvalidValueError, ValidationError
 */
export function buildMessage(consultation: Consultation, options: ComposeOptions): Message {
  throw new Error(`not written yet: ${consultation.pathway} ${options.sender.release}`);
}
