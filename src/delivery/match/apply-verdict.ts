import { attentionOf } from "../attention.js";
import { goOn, type StepTime } from "../go-on.js";
import type { Verdict } from "./verdict.js";
import type { DeliveryRecord } from "../record.js";
import { mayGo, type DeliveryState } from "../states.js";

/** The steps to `sent`: an answer proves that the message was sent, whatever was known before. */
const wayToSent: Readonly<Partial<Record<DeliveryState, readonly DeliveryState[]>>> = {
  queued: ["sending", "sent"],
  sending: ["sent"],
  "outcome-unknown": ["sent"],
};

/** States that already imply "the practice's system has it": acknowledgements may come in any order. */
const receivedBefore: readonly DeliveryState[] = ["received", "patient-matched", "rejected", "replaced", "void"];

/** The record after an answer. The same answer a second time changes nothing. */
export function applyVerdict(record: DeliveryRecord, verdict: Verdict, time: StepTime): DeliveryRecord {
  const { to, reason, attention, detail } = verdict;
  const noted = attention === undefined ? undefined : attentionOf(attention, time.at, detail);
  const sent = (wayToSent[record.state] ?? []).reduce((before, next) => goOn(before, next, "answered", time), record);
  if (to === undefined) return { ...sent, attention: noted };
  if (to === sent.state || (to === "received" && receivedBefore.includes(sent.state))) return sent;
  if (!mayGo(sent.state, to)) return { ...sent, attention: attentionOf("contradicting-answer", time.at, detail) };
  const after = goOn(sent, to, reason, time);
  if (noted !== undefined) return { ...after, attention: noted };
  return sent.state === "overdue" ? { ...after, attention: attentionOf("answered-late", time.at) } : after;
}
