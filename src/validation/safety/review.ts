import { ConsultationError } from "../../consultation/consultation-error.js";
import type { Consultation, ConsultationInput } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { applyRules, type RuleFinding } from "./safety-rules.js";
import { consultationFacts } from "./facts/consultation-facts.js";
import type { SafetyOptions } from "./safety-rule.js";
import { checkSafetyOptions } from "./check-safety-options.js";
import { UpdateRecordError } from "../../errors.js";

/** One thing that a screen shows or asks. The message names codes and places, never the patient. */
export interface ReviewItem {
  /** `CS-12`, or the id of an own rule; undefined where the consultation is malformed in a way that no rule covers. */
  readonly rule: string | undefined;
  /** The place in the consultation, such as `observations[2].systolic`. */
  readonly path: string;
  readonly message: string;
}

/** Everything that a screen should ask or show before a consultation is sent. */
export interface Review {
  /** What must be corrected before a message can be built. */
  readonly errors: readonly ReviewItem[];
  /** What is still to be confirmed: no message is built until the consultation's `confirmations` name the rule. */
  readonly confirmations: readonly ReviewItem[];
  /** What the consultation's `confirmations` already cover. */
  readonly confirmed: readonly ReviewItem[];
  /** What is worth checking, but does not prevent sending. */
  readonly warnings: readonly ReviewItem[];
}

/**
 * Applies every rule of clinical safety (CS-) and returns everything at once, for a screen to show before sending. What
 * `buildMessage` would refuse is in `errors` and `confirmations`. A malformed consultation has errors alone: its facts
 * cannot be read.
 *
 * @example
 * const { errors, confirmations, warnings } = review(consultation);
 * for (const { rule, path, message } of [...errors, ...confirmations, ...warnings]) console.log(rule, path, message);
 * @throws InvalidValueError where an option is malformed, or would loosen a limit.
 */
export function review(consultation: Consultation | ConsultationInput, options: SafetyOptions = {}): Review {
  checkSafetyOptions(options);
  const checked = check(consultation);
  if (checked instanceof ConsultationError) {
    const errors = checked.issues.map(({ rule, path, message }) => ({ rule, path, message }));
    return { errors, confirmations: [], confirmed: [], warnings: [] };
  }
  return reviewChecked(checked, options);
}

/** `review` of a consultation that was just checked. @internal */
function reviewChecked(checked: Consultation, options: SafetyOptions): Review {
  const now = options.now ?? new Date();
  const found = [...applyRules(consultationFacts(checked, now), { ...options, now })];
  const settled = new Set((checked.confirmations ?? []).map(({ rule }) => rule));
  const chosen = (isWanted: (finding: RuleFinding) => boolean): readonly ReviewItem[] =>
    found.filter(isWanted).map(({ rule, path, message }) => ({ rule, path, message }));
  return {
    errors: chosen(({ kind }) => kind === "error"),
    confirmations: chosen(({ kind, rule }) => kind === "confirm" && !settled.has(rule)),
    confirmed: chosen(({ kind, rule }) => kind === "confirm" && settled.has(rule)),
    warnings: chosen(({ kind }) => kind === "warning"),
  };
}

function check(consultation: Consultation | ConsultationInput): Consultation | ConsultationError {
  try {
    return parseConsultation(consultation);
  } catch (error) {
    if (error instanceof ConsultationError) return error;
    throw error;
  }
}

/**
 * A consultation says something improbable that must be confirmed by a named person. Ask that person, and add to
 * `confirmations` the rule, who confirmed it and when.
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
        required.map(({ rule, path, message }) => `${rule ?? ""} at ${path}: ${message}`).join("; "),
    );
    this.required = required;
  }
}

/**
 * Throws where a checked consultation cannot be true, or says something improbable that no named person has confirmed.
 * @throws ConsultationError, ConfirmationRequiredError
 */
export function refuseUnsafe(consultation: Consultation, options: SafetyOptions): void {
  checkSafetyOptions(options);
  const { errors, confirmations } = reviewChecked(consultation, options);
  if (errors.length > 0)
    throw new ConsultationError(errors.map(({ rule, ...issue }) => (rule === undefined ? issue : { ...issue, rule })));
  if (confirmations.length > 0) throw new ConfirmationRequiredError(confirmations);
}
