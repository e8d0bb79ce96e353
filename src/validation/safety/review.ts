import type { Confirmation } from "../../consultation/confirmation.js";
import { ConsultationError } from "../../consultation/consultation-error.js";
import type { Consultation, ConsultationInput } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { UpdateRecordError } from "../../errors.js";
import type { MessageVersion } from "../../message/replacement.js";
import { parseInstant } from "../../values/dates.js";
import { checkSafetyOptions } from "./check-safety-options.js";
import { confirmationFaults, confirmationsOf, type ConfirmationContext } from "./confirmations.js";
import { consultationFacts } from "./facts/consultation-facts.js";
import type { ItemToConfirm, Review, ReviewItem } from "./review-items.js";
import { applyRules, safetyRules, type RuleFinding } from "./safety-rules.js";
import type { SafetyOptions } from "./safety-rule.js";

/** How to review. */
export interface ReviewOptions extends SafetyOptions {
  /**
   * Where the message is to replace another: `version` of that one. What was confirmed before it was sent is asked
   * about anew.
   */
  readonly replaces?: MessageVersion;
}

/**
 * Applies every rule of clinical safety (CS-) and returns everything at once, for a screen to show before sending. What
 * `buildMessage` would refuse is in `errors` and `confirmations`. A malformed consultation has errors alone: its facts
 * cannot be read.
 *
 * @example
 * const { errors, confirmations, warnings } = review(consultation);
 * for (const { rule, path, message } of [...errors, ...confirmations, ...warnings]) console.log(rule, path, message);
 * // Once the pharmacist has confirmed them all:
 * const [by, at] = [consultation.practitioner, new Date().toISOString()];
 * const confirmed = confirmations.map(({ rule, path, found }) => ({ rule, path, found, by, at }));
 * @throws InvalidValueError where an option is malformed, or would loosen a limit.
 */
export function review(consultation: Consultation | ConsultationInput, options: ReviewOptions = {}): Review {
  const { replaces, ...safety } = options;
  checkSafetyOptions(safety);
  const checked = check(consultation);
  if (checked instanceof ConsultationError) {
    const errors = checked.issues.map(({ rule, path, message }) => ({ rule, path, message }));
    return { errors, confirmations: [], confirmed: [], warnings: [] };
  }
  const { errors, confirmations, confirmed, warnings } = judge(checked, safety, replaces);
  return { errors, confirmations, confirmed, warnings };
}

function check(consultation: Consultation | ConsultationInput): Consultation | ConsultationError {
  try {
    return parseConsultation(consultation);
  } catch (error) {
    if (error instanceof ConsultationError) return error;
    throw error;
  }
}

interface Judgement extends Review {
  /** The confirmations that cover something. */
  readonly covering: readonly Confirmation[];
}

/** What the rules find in a consultation that was checked. */
function judge(checked: Consultation, options: SafetyOptions, replaces: MessageVersion | undefined): Judgement {
  const { now = new Date(), rules = [] } = options;
  const context: ConfirmationContext = {
    rules: new Set([...safetyRules, ...rules].map(({ id }) => id)),
    now,
    replacedAt: replaces === undefined ? undefined : parseInstant(replaces.sentAt),
  };
  const found = [...applyRules(consultationFacts(checked, now), { ...options, now })];
  const asked = found
    .filter(({ kind }) => kind === "confirm")
    .map(itemToConfirm)
    .map((item) => ({ item, by: confirmationsOf(item, checked, context) }));
  return {
    errors: [
      ...confirmationFaults(checked, context).map((fault) => ({ rule: undefined, ...fault })),
      ...found.filter(({ kind }) => kind === "error").map(itemOf),
    ],
    confirmations: asked.filter(({ by }) => by.length === 0).map(({ item }) => item),
    confirmed: asked.filter(({ by }) => by.length > 0).map(({ item }) => item),
    warnings: found.filter(({ kind }) => kind === "warning").map(itemOf),
    covering: (checked.confirmations ?? []).filter((one) => asked.some(({ by }) => by.includes(one))),
  };
}

function itemOf({ rule, path, message }: RuleFinding): ReviewItem {
  return { rule, path, message };
}

/** Where a rule does not say what it found, its message tells one finding from another. */
function itemToConfirm({ rule, path, message, found = message }: RuleFinding): ItemToConfirm {
  return { rule, path, message, found };
}

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
  readonly code = "confirmation-required";
  /** Without what was found, which tells of the patient: `review` has that. */
  readonly required: readonly ReviewItem[];

  constructor(required: readonly ReviewItem[]) {
    super(
      "The consultation needs a confirmation: " +
        required.map(({ rule, path, message }) => `${rule ?? ""} at ${path}: ${message}`).join("; "),
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
  const { errors, confirmations, covering } = judge(consultation, options, replaces);
  if (errors.length > 0)
    throw new ConsultationError(errors.map(({ rule, ...issue }) => (rule === undefined ? issue : { ...issue, rule })));
  if (confirmations.length > 0) throw new ConfirmationRequiredError(confirmations);
  return covering;
}
