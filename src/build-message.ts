import type { Confirmation } from "./consultation/confirmation.js";
import type { Consultation } from "./consultation/consultation.js";
import { parseConsultation } from "./consultation/parse-consultation.js";
import { writeXml } from "./fhir/xml/write-xml.js";
import { composeMessage, type ComposedMessage, type ComposeOptions } from "./message/compose-message.js";
import { type Report, ValidationError } from "./validation/report/report.js";
import { refuseUnsafe } from "./validation/safety/review.js";
import type { SafetyOptions } from "./validation/safety/safety-rule.js";
import { validateResources, withSizeChecked } from "./validation/validate-resources.js";

/** A message ready to be sent: valid, and encoded. */
export interface Message extends ComposedMessage {
  /** The message as FHIR STU3 XML (UR-001): written in UTF-8, it is what travels. */
  readonly xml: string;
  /** What validation found: no error, perhaps warnings. */
  readonly report: Report;
  /** What people have confirmed in the consultation: for the audit of the delivery, no part of the XML. */
  readonly confirmations: readonly Confirmation[];
}

/** What building needs besides the consultation. */
export interface BuildOptions extends ComposeOptions {
  /** How the rules of clinical safety are applied. The time is the clock's. */
  readonly safety?: Omit<SafetyOptions, "now">;
}

/**
 * The walk from a consultation to a message: check, compose, validate, encode. The same consultation, sender, clock
 * and ids give the same bytes. What `review` would show as an error, or as a confirmation that is missing, is refused.
 *
 * @example const { xml, ids, report } = buildMessage(consultation, { sender: { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } });
 * @throws ConsultationError where the consultation was altered after it was checked, or cannot be true (CS-).
 * @throws ConfirmationRequiredError where it says something improbable that its `confirmations` do not name.
 * @throws InvalidValueError where the sender's profile, an id or the clock is malformed.
 * @throws AddressImpossibleError where no routing address can be written.
 * @throws ValidationError where the message would break a rule; its `report` says which.
 */
export function buildMessage(consultation: Consultation, options: BuildOptions): Message {
  const now = options.clock?.() ?? new Date();
  const safety = { ...options.safety, now };
  const checked = parseConsultation(consultation);
  refuseUnsafe(checked, safety);
  const composed = composeMessage(checked, { ...options, clock: () => now });
  const judged = validateResources(composed.bundle, { ...safety, release: options.sender.release });
  if (!judged.valid) throw new ValidationError(judged);
  const xml = writeXml(composed.bundle);
  const report = withSizeChecked(judged, xml);
  if (!report.valid) throw new ValidationError(report);
  return { ...composed, report, confirmations: checked.confirmations ?? [], xml };
}
