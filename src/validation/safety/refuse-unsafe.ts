import { ConsultationError } from "../../consultation/consultation-error.js";
import type { Consultation } from "../../consultation/consultation.js";
import { checkSafetyOptions } from "./check-safety-options.js";
import { ConfirmationRequiredError } from "./confirmation-required-error.js";
import { reviewChecked } from "./review.js";
import type { SafetyOptions } from "./safety-options.js";

/**
 * Throws where a checked consultation cannot be true, or says something improbable that nobody has confirmed.
 * @throws ConsultationError, ConfirmationRequiredError
 */
export function refuseUnsafe(consultation: Consultation, options: SafetyOptions): void {
  checkSafetyOptions(options);
  const { errors, confirmations } = reviewChecked(consultation, options);
  if (errors.length > 0)
    throw new ConsultationError(errors.map(({ rule, ...issue }) => (rule === undefined ? issue : { ...issue, rule })));
  if (confirmations.length > 0) throw new ConfirmationRequiredError(confirmations);
}
