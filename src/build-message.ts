import type { Confirmation } from "./consultation/confirmation.js";
import type { Consultation } from "./consultation/consultation.js";
import { parseConsultation } from "./consultation/parse-consultation.js";
import type { ComposedMessage, ComposeOptions } from "./message/compose-message.js";
import { checkReplacement } from "./message/replacement.js";
import { draftMessage } from "./validation/draft-message.js";
import { type Report, ValidationError } from "./validation/report/report.js";
import { refuseUnsafe } from "./validation/safety/refuse-unsafe.js";
import { timelessOptionNames } from "./validation/safety/check-safety-options.js";
import type { SafetyOptions } from "./validation/safety/safety-rule.js";
import { givenFunction } from "./values/given.js";
import { checkOptionNames } from "./values/option-names.js";

/** A message that is ready to send: valid and encoded. */
export interface Message extends ComposedMessage {
  /** The message as FHIR STU3 XML (UR-001): encoded as UTF-8, this is what is sent. */
  readonly xml: string;
  /** What validation found: no errors, but perhaps warnings. */
  readonly report: Report;
  /**
   * What was confirmed, and by whom: those of the consultation's confirmations that cover something that was found. For
   * the delivery's audit trail, not part of the XML.
   */
  readonly confirmations: readonly Confirmation[];
}

/** What building needs besides the consultation. */
export interface BuildOptions extends ComposeOptions {
  /** How the rules of clinical safety are applied. The time comes from `clock`. */
  readonly safety?: Omit<SafetyOptions, "now">;
}

const names: Readonly<Record<keyof BuildOptions, true>> = {
  sender: true,
  clock: true,
  newId: true,
  replaces: true,
  safety: true,
};

/**
 * Turns a consultation into a message: check, compose, validate, encode. The same consultation, sender, clock and ids
 * give the same bytes. A consultation for which `review` shows an error or a missing confirmation is refused.
 *
 * @example
 * const sender = { odsCode: "FQW30", mailboxId: "X26ABC1", release: "1.2.1" } as const;
 * const { xml, ids, report } = buildMessage(consultation, { sender });
 * @throws ConsultationError if the consultation was altered after it was checked, or cannot be true (CS-).
 * @throws ConfirmationRequiredError if it holds something improbable that its `confirmations` do not cover.
 * @throws InvalidValueError where the sender's profile, an id or the clock is malformed.
 * @throws AddressImpossibleError where no routing address can be written.
 * @throws ReplacementRefusedError if it is to replace a message of another patient, pharmacy or service (CS-23).
 * @throws ValidationError if the message would break a rule; its `report` says which.
 */
export function buildMessage(consultation: Consultation, options: BuildOptions): Message {
  checkOptionNames("build options", options, names);
  if (options.safety !== undefined) checkOptionNames("safety", options.safety, timelessOptionNames);
  if (options.clock !== undefined) givenFunction(options.clock, "clock");
  const now = options.clock?.() ?? new Date();
  const safety = { ...options.safety, now };
  const checked = parseConsultation(consultation);
  if (options.replaces !== undefined) checkReplacement(options.replaces, checked);
  const confirmations = refuseUnsafe(checked, safety, options.replaces);
  const { composed, report, xml } = draftMessage(checked, { ...options, clock: () => now }, safety);
  if (!report.valid || xml === undefined) throw new ValidationError(report);
  return { ...composed, report, confirmations, xml };
}
