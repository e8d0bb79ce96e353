import { buildMessage, type BuildOptions, type Message } from "./build-message.js";
import type { Consultation } from "./consultation/consultation.js";
import { checkVersion, type MessageVersion, ReplacementRefusedError } from "./message/replacement.js";
import { givenFunction } from "./values/given.js";
import { checkOptionNames } from "./values/option-names.js";
import { replacementAdvice } from "./validation/replacement-advice.js";

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

const names: Readonly<Record<keyof ReplaceOptions, true>> = {
  reason: true,
  sender: true,
  clock: true,
  newId: true,
  safety: true,
};

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
  checkOptionNames("replace options", options, names);
  checkVersion(previous);
  const { reason, clock = () => new Date(), ...rest } = options;
  if (typeof (reason as unknown) !== "string" || reason.trim() === "")
    throw new ReplacementRefusedError("reason-missing");
  givenFunction(clock, "clock");
  const now = clock();
  const message = buildMessage(consultation, { ...rest, clock: () => now, replaces: previous });
  const { report } = message;
  return {
    ...message,
    report: { ...report, issues: [...report.issues, ...replacementAdvice(previous, now)] },
    replaced: { version: previous, reason },
  };
}
