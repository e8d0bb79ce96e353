import type { Coding, OperationOutcome, OperationOutcomeIssue } from "../../fhir/types.js";
import { olderProfiles } from "../../terminology/profiles.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import { systems } from "../../terminology/systems.js";
import type { AcknowledgementCode } from "./types.js";
import type { AcknowledgementWarningCode } from "./warnings.js";

/**
 * The codes of some outcomes, and in what they depart from the profile (UR-112, UR-116). Diagnostics are not looked at.
 */
export function codesOf(
  outcomes: readonly OperationOutcome[],
  warn: (code: AcknowledgementWarningCode) => void,
): AcknowledgementCode[] {
  const issues = outcomes.flatMap(({ issue }) => issue ?? []);
  if (outcomes.length === 0) warn("no-outcome");
  if (outcomes.length > 1) warn("several-outcomes");
  if (issues.length > 1) warn("several-issues");
  if (outcomes.length > 0 && issues.length === 0) warn("code-missing");
  if (outcomes.some(({ meta }) => meta?.profile?.includes(olderProfiles.infrastructureOperationOutcome)))
    warn("older-profile");
  return issues.flatMap((issue) => {
    const codings = responseCodings(issue, warn);
    if (codings.length === 0) warn("code-missing");
    return codings.map((coding) => codeOf(coding, warn));
  });
}

type CodingWithCode = Coding & { readonly code: string };

/** The codings of ITK3's system, else of its older one, else whatever is there. */
function responseCodings(
  issue: OperationOutcomeIssue,
  warn: (code: AcknowledgementWarningCode) => void,
): CodingWithCode[] {
  const codings = (issue.details?.coding ?? []).filter(
    (coding): coding is CodingWithCode => (coding.code ?? "").trim() !== "",
  );
  const current = codings.filter(({ system }) => system === systems.itkResponseCodes);
  if (current.length > 0 || codings.length === 0) return current;
  const older = codings.filter(({ system }) => system === systems.itkAcknowledgement);
  warn(older.length > 0 ? "older-system" : "other-system");
  return older.length > 0 ? older : codings;
}

function codeOf(coding: CodingWithCode, warn: (code: AcknowledgementWarningCode) => void): AcknowledgementCode {
  const code = coding.code.trim();
  const known = isResponseCode(code) ? responseCodes[code] : undefined;
  if (known === undefined) warn("code-unknown");
  return { code, ...(coding.display === undefined ? {} : { display: coding.display }), known };
}
