import type { ConsultationInput, PractitionerInput } from "../../src/consultation/index.js";
import { parseConsultation, type Consultation } from "../../src/index.js";
import { review } from "../../src/validation/index.js";
import { sentAt } from "./times.js";

/**
 * The same consultation with a confirmation of everything that must be confirmed, by this person where they have an
 * identifier, else by the one who saw the patient.
 */
export function confirmed(input: object, by: PractitionerInput, now: Date = sentAt): ConsultationInput {
  const consultation = input as ConsultationInput;
  const { confirmations } = review(consultation, { now });
  if (confirmations.length === 0) return consultation;
  const known = [by.gphcNumber, by.sdsUserId, by.sdsRoleProfileId].some((id) => id !== undefined);
  const who = known ? by : consultation.practitioner;
  const at = now.toISOString();
  return {
    ...consultation,
    confirmations: confirmations.map(({ rule, path, found }) => ({ rule, path, found, by: who, at })),
  };
}

/**
 * What was read of a message, confirmed again: an irregular pulse that was given with its rate comes back as a finding
 * of its own, so that it is asked about at another place.
 */
export function confirmedAgain(consultation: Consultation, now: Date): Consultation {
  return parseConsultation(confirmed({ ...consultation, confirmations: [] }, consultation.practitioner, now));
}
