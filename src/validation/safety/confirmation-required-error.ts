import { UpdateRecordError } from "../../errors.js";
import type { ReviewItem } from "./review.js";

/**
 * A consultation says something improbable that nobody has confirmed. Ask a person, and name in `confirmations` the
 * rule, who
 * confirmed it and when.
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
  readonly code = "confirmation-required";
  readonly required: readonly ReviewItem[];

  constructor(required: readonly ReviewItem[]) {
    super(
      "The consultation needs a confirmation: " +
        `${required.map(({ rule, path, message }) => `${rule ?? ""} at ${path}: ${message}`).join("; ")}`,
    );
    this.required = required;
  }
}
