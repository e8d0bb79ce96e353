import type { Acknowledgement } from "../message/acknowledgement.js";
import type { AttentionReason } from "./attention.js";
import { codeWord } from "./code-word.js";
import type { DeliveryState } from "./states.js";

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
  const code = acknowledgement.codes[0];
  const detail = code?.known?.action;
  const reason = code === undefined ? (acknowledgement.responseCode ?? "no-code") : codeWord(code.code);
  const verdict = (to: DeliveryState | undefined, attention?: AttentionReason): Verdict => ({ to, reason, attention, detail });
  switch (acknowledgement.outcome) {
    case "already-there":
      return verdict("received");
    case "switched-off":
      return verdict("switched-off", "switched-off");
    case "rejected":
      return verdict("rejected", "rejected");
    case "accepted":
      if (acknowledgement.level === "infrastructure") return verdict("received");
      if (acknowledgement.codes.some((each) => matchedCodes.includes(each.code))) return verdict("patient-matched");
      return verdict(undefined, "unknown-code");
    case "unknown":
      return verdict(undefined, "unknown-code");
  }
}
