import type { Acknowledgement, AcknowledgementCode } from "../../message/acknowledgement/types.js";
import { assertNever } from "../../errors.js";
import type { AttentionReason } from "../attention.js";
import { isMeshErrorCode, meshErrors } from "../../terminology/mesh-errors.js";
import type { InboxReport } from "../../transport/transport.js";
import type { DeliveryState } from "../states.js";

/** What an answer means for a delivery. */
export interface Verdict {
  /** The state that the delivery goes to. Undefined where the answer does not say. */
  readonly to: DeliveryState | undefined;
  /** The answer's code, for the audit. */
  readonly reason: string;
  readonly attention: AttentionReason | undefined;
  /** What the code asks of the person, added to the text of the attention. */
  readonly detail: string | undefined;
}

/** Positive business codes: the practice knows the patient (30001), or knows them as recently deceased (30004). */
export const matchedCodes: readonly string[] = ["30001", "30004"];

/** What an acknowledgement means, by its code and never by its severity (UR-113). */
export function judgeAcknowledgement(acknowledgement: Acknowledgement): Verdict {
  const code = decidingCode(acknowledgement);
  const detail = code?.known?.action;
  const reason = code === undefined ? (acknowledgement.responseCode ?? "no-code") : codeWord(code.code);
  const verdict = (to: DeliveryState | undefined, attention?: AttentionReason): Verdict => ({
    to,
    reason,
    attention,
    detail,
  });
  switch (acknowledgement.outcome) {
    case "already-there":
      return verdict("received");
    case "switched-off":
      return verdict("switched-off", "switched-off");
    case "rejected":
      return verdict("rejected", "rejected");
    case "accepted":
      if (acknowledgement.level === "infrastructure") return verdict("received", doubt(acknowledgement));
      if (acknowledgement.codes.some((each) => matchedCodes.includes(each.code)))
        return verdict("patient-matched", doubt(acknowledgement));
      return verdict(undefined, "unknown-code");
    case "unknown":
      return verdict(undefined, "unknown-code");
    default:
      return assertNever(acknowledgement.outcome, "outcome of an acknowledgement");
  }
}

/** The code that decided the outcome. Only its advice is given to the person. */
function decidingCode({ codes, outcome, level }: Acknowledgement): AcknowledgementCode | undefined {
  return (
    codes.find(({ known }) => known?.outcome === outcome && known.level === level) ??
    codes.find(({ known }) => known === undefined) ??
    codes[0]
  );
}

/** The reason to notify a person where a positive code comes with `fatal-error`. The code still decides. */
function doubt({ warnings }: Acknowledgement): AttentionReason | undefined {
  return warnings.some(({ code }) => code === "codes-disagree") ? "contradicting-answer" : undefined;
}

/**
 * What MESH's own report means, by its code (UR-093, ME-09; ME-15: not collected), where every send of the message is
 * reported. A report's text is never used.
 */
export function judgeReport({ statusCode }: InboxReport): Verdict {
  const row = isMeshErrorCode(statusCode) ? meshErrors[statusCode] : undefined;
  return {
    to: "undeliverable",
    reason: codeWord(statusCode),
    attention: "undeliverable",
    detail: row === undefined ? "Send the consultation another way." : `The reason: ${row.meaning}. ${row.action}`,
  };
}

/** 20014: the practice has rejected a replacement together with its original (UR-082). */
export function voidsOriginal({ codes }: Acknowledgement): boolean {
  return codes.some(({ code }) => code === "20014");
}

/**
 * A code that is safe to store. Other systems write these codes, so a text that does not look like a code is replaced.
 */
export function codeWord(code: string): string {
  return /^(?:EPL-)?[0-9]{1,9}$/.test(code) ? code : "unknown-code";
}
