import type { AcknowledgementLevel, ResponseOutcome } from "../../terminology/response-code-row.js";
import type { Acknowledgement, AcknowledgementCode } from "./types.js";
import type { Coding, OperationOutcome, OperationOutcomeIssue } from "../../fhir/types.js";
import { olderProfiles } from "../../terminology/profiles.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import { systems } from "../../terminology/systems.js";
import type { AcknowledgementWarningCode } from "./warnings.js";

type Judgement = Pick<Acknowledgement, "level" | "outcome" | "action">;

/** What the sender must do if there is no known code to say so (UR-100, UR-101). */
const actions = {
  taken: "The practice's system has taken the message in. Wait for the business acknowledgement.",
  refused:
    "The message was refused, for a reason that ITK3 has not published: a person must ask the practice what it " +
    "means. Do not send the message again unchanged.",
  unclear: "It is not clear what happened to the message: a person must ask the practice.",
} as const;

/** Of several codes, the one whose outcome comes first here counts (fail closed). */
const gravest: readonly (ResponseOutcome | "unknown")[] = [
  "switched-off",
  "rejected",
  "unknown",
  "already-there",
  "accepted",
];

/**
 * What an acknowledgement means (UR-113): decided by the numeric code, or by response.code if no code is known, but
 * never by severity. An unknown code in a positive acknowledgement stays `unknown`, for a person to look at. A positive
 * acknowledgement without a code is the infrastructure one (UR-112).
 */
export function judge(codes: readonly AcknowledgementCode[], responseCode: Acknowledgement["responseCode"]): Judgement {
  if (codes.length === 0) return withoutCode(responseCode);
  const judgements = codes.map((code): Judgement => ({
    level: code.known?.level ?? levelByNumber(code.code),
    outcome: code.known?.outcome ?? (responseCode === "fatal-error" ? "rejected" : "unknown"),
    action: code.known?.action ?? (responseCode === "fatal-error" ? actions.refused : actions.unclear),
  }));
  const outcome = gravest.find((one) => judgements.some((judgement) => judgement.outcome === one)) ?? "unknown";
  const said = judgements.filter((judgement) => judgement.outcome === outcome);
  const level =
    (["business", "infrastructure"] as const).find((one) => said.some((judgement) => judgement.level === one)) ??
    "unknown";
  return { level, outcome, action: said.find((judgement) => judgement.level === level)?.action ?? actions.unclear };
}

function withoutCode(responseCode: Acknowledgement["responseCode"]): Judgement {
  if (responseCode === "ok") return { level: "infrastructure", outcome: "accepted", action: actions.taken };
  if (responseCode === "fatal-error") return { level: "unknown", outcome: "rejected", action: actions.refused };
  return { level: "unknown", outcome: "unknown", action: actions.unclear };
}

/** The ranges of ITK3: 1xxxx and 2xxxx infrastructure, 3xxxx business. */
function levelByNumber(code: string): AcknowledgementLevel | "unknown" {
  if (/^[12]\d{4}$/.test(code)) return "infrastructure";
  return /^3\d{4}$/.test(code) ? "business" : "unknown";
}

/** True if the codes contradict each other or response.code. */
export function codesDisagree(
  codes: readonly AcknowledgementCode[],
  responseCode: Acknowledgement["responseCode"],
): boolean {
  const said = codes.flatMap(({ known }) => (known === undefined ? [] : [known.positive]));
  if (responseCode !== undefined) said.push(responseCode === "ok");
  return new Set(said).size > 1;
}

/** The codes of these outcomes, and how they depart from the profile (UR-112, UR-116). Diagnostics are ignored. */
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

/** The codings of ITK3's system; if there are none, of its older system; otherwise all codings. */
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
