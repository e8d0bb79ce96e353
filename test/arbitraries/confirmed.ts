import type { ConsultationInput, PractitionerInput } from "../../src/consultation/index.js";
import { review } from "../../src/validation/index.js";
import { sentAt } from "./times.js";

/** The same consultation with a confirmation for each rule that requires one. */
export function confirmed(input: object, by: PractitionerInput): ConsultationInput {
  const consultation = input as ConsultationInput;
  const { confirmations } = review(consultation, { now: sentAt });
  const rules = [...new Set(confirmations.map(({ rule }) => rule).filter((rule) => rule !== undefined))];
  if (rules.length === 0) return consultation;
  return { ...consultation, confirmations: rules.map((rule) => ({ rule, by, at: sentAt.toISOString() })) };
}
