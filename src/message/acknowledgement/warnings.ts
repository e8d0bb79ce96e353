/** In what an acknowledgement may depart from the profile and be read all the same (UR-116): the words for each. */
const warnings = {
  "envelope-unusual": "The message header is not the bundle's first entry.",
  "event-unusual": "The event is not ITK008M, ITK Response.",
  "no-outcome": "There is no OperationOutcome: response.code alone says what happened.",
  "several-issues": "There is more than one issue: the gravest counts.",
  "several-outcomes": "There is more than one OperationOutcome: the gravest issue counts.",
  "sender-not-an-organisation": "The sender is not an Organization.",
  "sender-unknown": "No ODS code says which practice answers.",
  "flags-set": "It asks to be acknowledged itself. An acknowledgement never is (UR-115).",
  "flags-missing": "It does not say whether it wants to be acknowledged.",
  "sender-reference-missing": "It does not echo the SenderReference.",
  "older-profile": "The outcome follows the older profile ITK-Infack-OperationOutcome-1.",
  "older-system": "The code is given under the older system ITK-Acknowledgement-1.",
  "other-system": "The code is given under a system that is not ITK3's.",
  "details-missing": "response.details is missing.",
  "details-unresolved": "response.details points to nothing in the bundle.",
  "identifier-missing": "response.identifier is missing: only the SenderReference can tell which message this answers.",
  "identifier-unreadable-in-original": "The receiver could not read the message's id.",
  "code-unknown": "The code is none of the 49 that ITK3 has published: a person has to look at it.",
  "code-missing": "An issue has no code.",
  "response-code-unusual": "response.code is neither ok nor fatal-error.",
  "codes-disagree": "Codes and response.code say different things: the code counts, and of several the gravest.",
  "not-strict-fhir": "It is not quite FHIR STU3; what could be understood was read.",
} as const;

/** What kind of departure it is, as a stable word. */
export type AcknowledgementWarningCode = keyof typeof warnings;

/** One departure, in words that hold nothing of the document. */
export interface AcknowledgementWarning {
  readonly code: AcknowledgementWarningCode;
  readonly message: string;
}

/** The words for some codes, each once, in the order of the table. */
export function warningsOf(codes: readonly AcknowledgementWarningCode[]): readonly AcknowledgementWarning[] {
  return Object.entries(warnings).flatMap(([code, message]) =>
    codes
      .filter((given, at) => given === code && codes.indexOf(given) === at)
      .map((given) => ({ code: given, message })),
  );
}
