import { ConsultationError } from "../../consultation/consultation-error.js";
import type { Consultation, ConsultationInput } from "../../consultation/consultation.js";
import { parseConsultation } from "../../consultation/parse-consultation.js";
import { checkVersion, type MessageVersion } from "../../message/replacement.js";
import { senderNames, type SenderProfile } from "../../message/sender-profile.js";
import { checkOptionNames } from "../../values/option-names.js";
import { checkSafetyOptions, safetyOptionNames } from "./check-safety-options.js";
import { judgeConsultation } from "./judge-consultation.js";
import { reviewMessage } from "./review-message.js";
import type { Review } from "./review-items.js";
import type { SafetyOptions } from "./safety-rule.js";

/** How to review. */
export interface ReviewOptions extends SafetyOptions {
  /**
   * Who is going to send, as far as it is known. The verdict depends on `release` (not every one lists an urgent
   * supply: UR-053; without it, one that lists the service) and on `surnameForRouting`.
   */
  readonly sender?: Partial<SenderProfile>;
  /**
   * Where the message is to replace another: `version` of that one. What was confirmed before it was sent is asked
   * about anew.
   */
  readonly replaces?: MessageVersion;
}

const names: Readonly<Record<keyof ReviewOptions, true>> = { sender: true, replaces: true, ...safetyOptionNames };

/**
 * Says everything at once that a screen should show or ask before sending: what the rules of clinical safety (CS-) find
 * in the consultation, and what building or addressing its message would refuse or warn of, at the consultation's own
 * places. `buildMessage` refuses what is in `errors` and `confirmations`, and nothing else that the consultation can
 * help. A malformed consultation has errors alone: its facts cannot be read.
 *
 * @example
 * const { errors, confirmations, warnings } = review(consultation, { sender: { release: "1.2.1" } });
 * for (const { rule, path, message } of [...errors, ...confirmations, ...warnings]) console.log(rule, path, message);
 * // Once the pharmacist has confirmed them all:
 * const [by, at] = [consultation.practitioner, new Date().toISOString()];
 * const confirmed = confirmations.map(({ rule, path, found }) => ({ rule, path, found, by, at }));
 * @throws InvalidValueError where an option is malformed, or would loosen a limit.
 */
export function review(consultation: Consultation | ConsultationInput, options: ReviewOptions = {}): Review {
  checkOptionNames("review options", options, names);
  const { sender = {}, replaces, ...given } = options;
  checkOptionNames("sender", sender, senderNames);
  if (replaces !== undefined) checkVersion(replaces);
  checkSafetyOptions(given);
  const checked = check(consultation);
  if (checked instanceof ConsultationError) {
    const errors = checked.issues.map(({ rule, path, message }) => ({ rule, path, message }));
    return { errors, confirmations: [], confirmed: [], warnings: [] };
  }
  const safety = { ...given, now: given.now ?? new Date() };
  const { errors, confirmations, confirmed, warnings, found } = judgeConsultation(checked, safety, replaces);
  const besides = reviewMessage(checked, { sender, replaces, safety, known: found });
  return {
    errors: [...errors, ...besides.errors],
    confirmations,
    confirmed,
    warnings: [...warnings, ...besides.warnings],
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
