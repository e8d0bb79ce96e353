/** How an acknowledgement may depart from the profile and still be read (UR-116), with the text for each departure. */
const warnings = {
  "envelope-unusual": "The message header is not the bundle's first entry.",
  "event-unusual": "The event is not ITK008M, ITK Response.",
  "no-outcome": "There is no OperationOutcome: response.code alone says what happened.",
  "several-issues": "There is more than one issue: the most serious one counts.",
  "several-outcomes": "There is more than one OperationOutcome: the most serious issue counts.",
  "sender-not-an-organisation": "The sender is not an Organization.",
  "sender-unknown": "No ODS code says which practice answers.",
  "flags-set": "It asks to be acknowledged itself, but an acknowledgement never is (UR-115).",
  "flags-missing": "It does not say whether it wants to be acknowledged.",
  "sender-reference-missing": "It does not echo the SenderReference.",
  "older-profile": "The outcome follows the older profile ITK-Infack-OperationOutcome-1.",
  "older-system": "The code is given under the older system ITK-Acknowledgement-1.",
  "other-system": "The code is given under a system that is not ITK3's.",
  "details-missing": "response.details is missing.",
  "details-unresolved": "response.details points to nothing in the bundle.",
  "identifier-missing": "response.identifier is missing: only the SenderReference can show which message this answers.",
  "identifier-unreadable-in-original": "The receiver could not read the message's id.",
  "code-unknown": "The code is not one of the 49 that ITK3 has published: a person must look at it.",
  "code-missing": "An issue has no code.",
  "response-code-unusual": "response.code is neither ok nor fatal-error.",
  "codes-disagree":
    "Codes and response.code say different things: the code counts, and of several codes the most serious.",
  "encoding-misdeclared": "It declares an encoding other than UTF-8, but is plain ASCII, which is the same in UTF-8.",
  "ends-in-control-characters": "It ends in a character that no XML has, NUL or Ctrl-Z.",
  "not-strict-fhir": "It is not quite FHIR STU3; what could be understood was read.",
} as const;

/** Which departure it is, as a stable code. */
export type AcknowledgementWarningCode = keyof typeof warnings;

/** One departure. The text repeats nothing of the document. */
export interface AcknowledgementWarning {
  /** Which departure it is. */
  readonly code: AcknowledgementWarningCode;
  /** The same in words. */
  readonly message: string;
}

/** The warnings for these codes, each once, in the order of the table. */
export function warningsOf(codes: readonly AcknowledgementWarningCode[]): readonly AcknowledgementWarning[] {
  return Object.entries(warnings).flatMap(([code, message]) =>
    codes
      .filter((given, at) => given === code && codes.indexOf(given) === at)
      .map((given) => ({ code: given, message })),
  );
}
