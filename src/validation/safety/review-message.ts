import type { Consultation } from "../../consultation/consultation.js";
import type { ComposeOptions } from "../../message/compose-message.js";
import { originOf } from "../../message/origin.js";
import {
  checkReplacement,
  type MessageVersion,
  ReplacementRefusedError,
  type ReplacementRefusedReason,
} from "../../message/replacement.js";
import { AddressImpossibleError, addressFault } from "../../message/routing.js";
import { checkSender, type SenderProfile } from "../../message/sender-profile.js";
import { newestRelease, releases } from "../../terminology/release.js";
import { serviceCoding } from "../../terminology/services.js";
import { draftMessage, type Draft } from "../draft-message.js";
import { replacementAdvice } from "../replacement-advice.js";
import { isIssueCode } from "../report/issue-codes.js";
import type { Issue } from "../report/report.js";
import type { Review, ReviewItem } from "./review-items.js";
import type { RuleFinding } from "./safety-rules.js";
import type { SafetyOptions } from "./safety-rule.js";

interface MessageReviewOptions {
  readonly sender: Partial<SenderProfile>;
  readonly replaces: MessageVersion | undefined;
  readonly safety: SafetyOptions & { readonly now: Date };
  /** What the rules found in the consultation already: in its message they find the same again. */
  readonly known: readonly RuleFinding[];
}

/**
 * What building and addressing would refuse or warn of besides: the message is composed and validated as building does
 * it, for a sender that stands in for what is not known of the real one.
 */
export function reviewMessage(
  consultation: Consultation,
  { sender, replaces, safety, known }: MessageReviewOptions,
): Pick<Review, "errors" | "warnings"> {
  const { service, pharmacy } = consultation;
  const listing = releases.find((one) => serviceCoding(service, one) !== undefined) ?? newestRelease;
  const profile = checkSender({ odsCode: pharmacy.odsCode, mailboxId: "REVIEW", release: listing, ...sender });
  if (serviceCoding(service, profile.release) === undefined) {
    const message = `Release ${profile.release} does not list this service: only ${listing} does.`;
    return { errors: [{ rule: "UR-053", path: "service", message }], warnings: [] };
  }
  const refused = replaces === undefined ? [] : replacementRefusal(replaces, consultation);
  const replacing = replaces === undefined || refused.length > 0 ? {} : { replaces };
  const { draft, refusals } = drafted(consultation, { sender: profile, clock: () => safety.now, ...replacing }, safety);
  const said = new Set(known.flatMap(namesOf));
  const left = draft.report.issues.filter((issue) => !said.has(nameOf(issue)));
  const advice = replaces === undefined ? [] : replacementAdvice(replaces, safety.now);
  const items = (severity: Issue["severity"]): readonly ReviewItem[] =>
    left
      .filter((issue) => issue.severity === severity)
      .map(({ rule, path, message }) => ({ rule, path: originOf(draft.composed.bundle, path), message }));
  return {
    errors: [...refused, ...refusals, ...items("error")],
    warnings: [...items("warning"), ...advice.map(itemOfWhole)],
  };
}

/** What no part of the consultation alone is the reason for. */
function itemOfWhole({ rule, message }: Issue): ReviewItem {
  return { rule, path: "", message };
}

/** What an issue is about, wherever it is. */
function nameOf({ severity, rule, code }: Pick<Issue, "severity" | "rule" | "code">): string {
  return `${severity} ${rule} ${code}`;
}

/** In a message, what must be confirmed is a warning; an error says all that a warning could. */
function namesOf({ kind, rule, code: given }: RuleFinding): readonly string[] {
  const code = isIssueCode(given) ? given : "own-rule";
  const warning = nameOf({ severity: "warning", rule, code });
  return kind === "error" ? [nameOf({ severity: "error", rule, code }), warning] : [warning];
}

const placeOf: Readonly<Record<ReplacementRefusedReason, string>> = {
  "other-patient": "patient.nhsNumber",
  "other-pharmacy": "pharmacy.odsCode",
  "other-service": "service",
  "reason-missing": "",
};

/** Why the consultation must not replace that message (CS-23). */
function replacementRefusal(replaces: MessageVersion, consultation: Consultation): readonly ReviewItem[] {
  try {
    checkReplacement(replaces, consultation);
    return [];
  } catch (error) {
    if (!(error instanceof ReplacementRefusedError)) throw error;
    return [{ rule: "CS-23", path: placeOf[error.reason], message: error.message }];
  }
}

interface Drafted {
  readonly draft: Draft;
  /** Why it cannot be addressed as it is (UR-091). */
  readonly refusals: readonly ReviewItem[];
}

/** What cannot be addressed is looked at all the same, with another surname in the address. */
function drafted(consultation: Consultation, options: ComposeOptions, safety: SafetyOptions): Drafted {
  try {
    return { draft: draftMessage(consultation, options, safety), refusals: [] };
  } catch (error) {
    if (!(error instanceof AddressImpossibleError)) throw error;
    const sender = { ...options.sender, surnameForRouting: () => "Smith" };
    const refusal = { ...addressFault, message: error.message };
    return { draft: draftMessage(consultation, { ...options, sender }, safety), refusals: [refusal] };
  }
}
