import type { Confirmation } from "../../consultation/confirmation.js";
import { ConsultationError } from "../../consultation/consultation-error.js";
import type { Consultation } from "../../consultation/consultation.js";
import { UpdateRecordError } from "../../errors.js";
import type { MessageVersion } from "../../message/replacement.js";
import { checkSafetyOptions } from "./check-safety-options.js";
import { judgeConsultation } from "./judge-consultation.js";
import type { ReviewItem } from "./review-items.js";
import type { SafetyOptions } from "./safety-rule.js";

/**
 * A consultation says something improbable that must be confirmed by a named person. Ask that person, and add to
 * `confirmations` what `review` says: rule, path and what was found, with who confirmed it and when.
 *
 * @example
 * try {
 *   buildMessage(consultation, { sender });
 * } catch (error) {
 *   if (!(error instanceof ConfirmationRequiredError)) throw error;
 *   for (const { rule, path, message } of error.required) console.warn(rule, path, message);
 * }
 */
export class ConfirmationRequiredError extends UpdateRecordError {
  static override readonly name = "ConfirmationRequiredError";
  readonly code = "confirmation-required";
  /** Without what was found, which tells of the patient: `review` has that. */
  readonly required: readonly ReviewItem[];

  constructor(required: readonly ReviewItem[]) {
    super(
      "The consultation needs a confirmation: " +
        required.map(({ rule, path, message }) => `${rule ?? ""} at ${path}: ${message}`).join("; ") +
        " Correct it, or have a named person confirm it: `review` says what goes into `confirmations`.",
    );
    this.required = required.map(({ rule, path, message }) => ({ rule, path, message }));
  }
}

/**
 * Throws where a checked consultation cannot be true, or says something improbable that no named person has confirmed.
 * Returns the confirmations that cover what was found.
 * @throws ConsultationError, ConfirmationRequiredError
 */
export function refuseUnsafe(
  consultation: Consultation,
  options: SafetyOptions,
  replaces: MessageVersion | undefined,
): readonly Confirmation[] {
  checkSafetyOptions(options);
  const { errors, confirmations, covering } = judgeConsultation(consultation, options, replaces);
  if (errors.length > 0)
    throw new ConsultationError(errors.map(({ rule, ...issue }) => (rule === undefined ? issue : { ...issue, rule })));
  if (confirmations.length > 0) throw new ConfirmationRequiredError(confirmations);
  return covering;
}
