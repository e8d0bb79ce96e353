import { matchedCodes } from "../../delivery/match/verdict.js";
import { isResponseCode, responseCodes } from "../../terminology/response-codes.js";
import type { SandboxMessageState } from "./message.js";

/** What a message's sender has learnt: an answer by its code, a report, or that nothing will come. */
export type Learnt = { readonly code: string } | "report" | "silence";

/** How much each state says: one that says less does not replace one that says more, whatever came last. */
const weights: Readonly<Record<SandboxMessageState, number>> = {
  sent: 0,
  unanswered: 0,
  received: 1,
  rejected: 2,
  "switched-off": 2,
  undeliverable: 2,
  "patient-matched": 2,
};

/** The state after that, as a delivery would have it: by codes alone (UR-113). */
export function stateAfter(current: SandboxMessageState, learnt: Learnt): SandboxMessageState {
  const next = stateOf(learnt);
  return weights[next] >= weights[current] ? next : current;
}

function stateOf(learnt: Learnt): SandboxMessageState {
  if (learnt === "report") return "undeliverable";
  if (learnt === "silence" || !isResponseCode(learnt.code)) return "unanswered";
  const { outcome, level } = responseCodes[learnt.code];
  if (outcome === "rejected" || outcome === "switched-off") return outcome;
  // Other positive codes belong to other programmes: they do not say that the patient was found.
  return level === "business" && matchedCodes.includes(learnt.code) ? "patient-matched" : "received";
}
