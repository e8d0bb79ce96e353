import type { Acknowledgement, AcknowledgementCode } from "../../message/acknowledgement/types.js";
import type { AttentionReason } from "../attention.js";
import { codeWord } from "./code-word.js";
import type { DeliveryState } from "../states.js";

/** What an answer says of a delivery. */
export interface Verdict {
  /** The state it leads to; undefined where it tells none. */
  readonly to: DeliveryState | undefined;
  /** Its code, for the history. */
  readonly reason: string;
  readonly attention: AttentionReason | undefined;
  /** What the code means for the person, beside the words of the attention. */
  readonly detail: string | undefined;
}

/** Business codes that end well: known here, and known here but recently deceased. */
const matchedCodes: readonly string[] = ["30001", "30004"];

/** What an acknowledgement says of its delivery, by code and never by severity (UR-113). */
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
  }
}

/** Of several codes the one that the outcome comes from: its advice is the person's, and no other. */
function decidingCode({ codes, outcome, level }: Acknowledgement): AcknowledgementCode | undefined {
  return (
    codes.find(({ known }) => known?.outcome === outcome && known.level === level) ??
    codes.find(({ known }) => known === undefined) ??
    codes[0]
  );
}

/** A positive code beside `fatal-error`: the code decides, and a person is told. */
function doubt({ warnings }: Acknowledgement): AttentionReason | undefined {
  return warnings.some(({ code }) => code === "codes-disagree") ? "contradicting-answer" : undefined;
}
