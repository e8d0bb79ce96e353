import type { Confirmation } from "../../consultation/confirmation.js";
import type { ConsultationIssue } from "../../consultation/consultation-error.js";
import type { Consultation } from "../../consultation/consultation.js";
import type { Practitioner } from "../../consultation/people/practitioner.js";
import type { FhirDateTime } from "../../values/dates.js";
import { isAfter, isBefore, spanOf } from "./facts/moments.js";
import type { ItemToConfirm } from "./review-items.js";

/** What a consultation's confirmations are checked against. */
export interface ConfirmationContext {
  /** Ids of all rules, the caller's own among them. */
  readonly rules: ReadonlySet<string>;
  readonly now: Date;
  /** When the message was sent that this one replaces: what was confirmed before then was confirmed of that one. */
  readonly replacedAt: FhirDateTime | undefined;
}

/** How far the clocks of two computers may differ, in milliseconds. */
const clockDifference = 5 * 60_000;

/** What is wrong with the confirmations themselves: nothing that they cover can be told from it. */
export function confirmationFaults(
  consultation: Consultation,
  { rules, now }: ConfirmationContext,
): readonly ConsultationIssue[] {
  const { confirmations = [], startedAt } = consultation;
  return confirmations.flatMap(({ rule, by, at }, index) => {
    const fault = (member: keyof Confirmation, message: string): ConsultationIssue => ({
      path: `confirmations[${index}].${member}`,
      message,
    });
    return [
      ...(rules.has(rule) ? [] : [fault("rule", "is not the id of a rule; give rule, path and found as review does")]),
      ...(isKnown(by, consultation)
        ? []
        : [
            fault(
              "by",
              "must have a professional identifier (gphcNumber, sdsUserId or sdsRoleProfileId), or be one of the " +
                "consultation's practitioners, the same in every member",
            ),
          ]),
      ...(isBefore(at, startedAt) ? [fault("at", "must not be before the consultation started")] : []),
      ...(isAfter(at, now.getTime() + clockDifference)
        ? [fault("at", "must not be in the future: correct it, or the clock of this computer")]
        : []),
    ];
  });
}

/** A name alone says who nobody can find again. */
function isKnown(by: Practitioner, { practitioner, otherPractitioners = [] }: Consultation): boolean {
  return (
    by.gphcNumber !== undefined ||
    by.sdsUserId !== undefined ||
    by.sdsRoleProfileId !== undefined ||
    [practitioner, ...otherPractitioners].some((person) => written(person) === written(by))
  );
}

/** What was checked has its members in one order, so that equal people are written alike. */
function written(person: Practitioner): string {
  return JSON.stringify({ ...person, label: undefined, part: undefined });
}

/** The confirmations of a consultation that cover this finding; none, where it is still to be asked about. */
export function confirmationsOf(
  { rule, path, found }: ItemToConfirm,
  { confirmations = [] }: Consultation,
  { replacedAt }: ConfirmationContext,
): readonly Confirmation[] {
  return confirmations.filter(
    (one) =>
      one.rule === rule &&
      one.path === path &&
      one.found === found &&
      (replacedAt === undefined || isCertainlyLater(one.at, replacedAt)),
  );
}

/** Why a confirmation of the same place does not cover this finding, for the person who is asked again. */
export function whyAsked(item: ItemToConfirm, { confirmations = [] }: Consultation): string {
  const given = confirmations.filter(({ rule, path }) => rule === item.rule && path === item.path);
  if (given.length === 0) return "";
  return given.some(({ found }) => found === item.found)
    ? " It was confirmed before the message that this one replaces was sent: it is asked about anew."
    : " What was confirmed here is something else.";
}

/** A day alone does not say that it was later on that day. */
function isCertainlyLater(at: FhirDateTime, than: FhirDateTime): boolean {
  const [one, other] = [spanOf(at), spanOf(than)];
  return one !== undefined && other !== undefined && one.earliest > other.latest;
}
