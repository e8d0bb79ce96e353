import { buildMessage, type BuildOptions, type Message } from "./build-message.js";
import type { Consultation } from "./consultation/consultation.js";
import { type MessageVersion, ReplacementRefusedError } from "./message/replacement.js";
import { parseInstant, millisecondsOf } from "./values/dates.js";
import type { IssueCode } from "./validation/report/issue-codes.js";
import type { Issue } from "./validation/report/report.js";

/** What replacing needs besides the consultation. */
export interface ReplaceOptions extends Omit<BuildOptions, "replaces"> {
  /** Why, in words: for the sender's own record. It is not sent. */
  readonly reason: string;
}

/** A message that replaces another. */
export interface Replacement extends Message {
  /** The message that it replaces, and why. */
  readonly replaced: { readonly version: MessageVersion; readonly reason: string };
}

const day = 24 * 60 * 60 * 1000;
const path = "Bundle.entry[2].resource.entry[0].resource.relatesTo[0]";

/**
 * Builds the message that replaces another (UR-080): a whole new payload, for the same patient, pharmacy and service.
 * It names the message just before it: to replace a replacement, pass the `version` of that replacement. If the
 * practice rejects it (20014), both are void (UR-082).
 *
 * @example
 * const first = buildMessage(consultation, { sender });
 * const second = replaceMessage(first.version, consultation, { sender, reason: "The quantity was wrong" });
 * @throws ReplacementRefusedError where patient, pharmacy or service differ (CS-23), or no reason is given.
 * @throws what buildMessage throws.
 */
export function replaceMessage(
  previous: MessageVersion,
  consultation: Consultation,
  options: ReplaceOptions,
): Replacement {
  const { reason, clock = () => new Date(), ...rest } = options;
  if (reason.trim() === "") throw new ReplacementRefusedError("reason-missing");
  const now = clock();
  const message = buildMessage(consultation, { ...rest, clock: () => now, replaces: previous });
  const { report } = message;
  return {
    ...message,
    report: { ...report, issues: [...report.issues, ...advice(previous, now)] },
    replaced: { version: previous, reason },
  };
}

/** UR-081: within 24 hours of what it replaces, and not again and again. */
function advice({ sentAt, version }: MessageVersion, now: Date): readonly Issue[] {
  const warning = (code: IssueCode, message: string): Issue => ({
    severity: "warning",
    rule: "UR-081",
    code,
    message,
    path,
  });
  return [
    ...(now.getTime() - millisecondsOf(parseInstant(sentAt)) > day
      ? [
          warning(
            "late-replacement",
            "More than 24 hours after the message that it replaces: tell the practice as well.",
          ),
        ]
      : []),
    ...(version > 1
      ? [
          warning(
            "several-replacements",
            "The message that it replaces is a replacement itself: tell the practice as well.",
          ),
        ]
      : []),
  ];
}
