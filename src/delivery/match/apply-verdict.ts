import { goAnotherWay } from "../fallback/go-another-way.js";
import type { FallbackAfter } from "../fallback/policy.js";
import { mayGo, stateTable, type DeliveryState } from "../states.js";
import { closing, goOn, needing, noted, type Step, type StepTime } from "../step.js";
import type { NewEvent } from "../store/rows.js";
import type { Verdict } from "./verdict.js";

/** What a step needs that an answer causes. */
export interface AnswerParts {
  readonly time: StepTime;
  readonly newId: () => string;
  /** The delivery's events so far. Empty unless `needsHistory`. */
  readonly history: readonly NewEvent[];
  /** What makes a consultation go another way by itself, instead of a person being told (UR-102). */
  readonly after?: FallbackAfter | undefined;
}

/** States in which it is not certain that MESH has the message. An answer proves it. */
const unproven: readonly DeliveryState[] = ["queued", "sending", "outcome-unknown"];

/** States that already imply "the practice's system has it": acknowledgements may come in any order. */
const receivedBefore: readonly DeliveryState[] = ["received", "patient-matched", "rejected"];

/** Whether what was said before decides what an answer changes. */
export function needsHistory(state: DeliveryState, { to }: Verdict): boolean {
  if (stateTable[state].isEnd || to === undefined || state === "overdue") return true;
  return !isDoubled(provenState(state), to) && !mayGo(provenState(state), to);
}

/** Whether an answer proves that the message was sent, which was not certain before. */
export function provesSent(state: DeliveryState): boolean {
  return unproven.includes(state);
}

/** The step that a practice's answer causes. The same answer a second time adds an event alone. */
export function applyVerdict(step: Step, verdict: Verdict, parts: AnswerParts): Step {
  const { to, reason, attention, detail } = verdict;
  const { time, newId, history } = parts;
  if (stateTable[step.row.state].isEnd) return afterEnd(step, verdict, parts);
  const sent = provesSent(step.row.state) ? goOn(step, "sent", "answered", time) : step;
  const { state } = sent.row;
  const isRepeated = wasSaid(history, reason);
  if (to !== undefined && isDoubled(state, to)) return noted(sent, reason, time);
  // Received, then overdue for want of the second acknowledgement: the first one once more brings nothing.
  if (to === "received" && state === "overdue" && history.some((event) => event.state === "received"))
    return noted(sent, reason, time);
  if (to === undefined || !mayGo(state, to)) {
    const after = noted(sent, reason, time);
    const doubt = to === undefined ? (attention ?? "unknown-code") : "contradicting-answer";
    return isRepeated ? after : needing(after, doubt, newId(), time, detail);
  }
  const after = goOn(sent, to, reason, time);
  const told =
    attention === undefined
      ? after
      : (goAnotherWay(after, sent.row, reason, parts.after, time) ?? needing(after, attention, newId(), time, detail));
  return to === "patient-matched" ? closing(told, reason, time, ["acknowledgement-overdue"]) : told;
}

/**
 * The step that MESH's report causes: its message was not delivered. `isLast`: all sends that may have arrived are
 * reported by now. While others may arrive, it stays an event; so it does where the message is about to be sent again.
 */
export function applyReport(step: Step, verdict: Verdict, isLast: boolean, parts: AnswerParts): Step {
  const { state } = step.row;
  if (stateTable[state].isEnd) return afterEnd(step, verdict, parts);
  if (!isLast || state === "queued" || state === "sending") return noted(step, verdict.reason, parts.time);
  return applyVerdict(step, verdict, parts);
}

function afterEnd(step: Step, { reason, detail }: Verdict, { time, newId, history }: AnswerParts): Step {
  const after = noted(step, reason, time);
  return wasSaid(history, reason) ? after : needing(after, "answered-after-end", newId(), time, detail);
}

function wasSaid(history: readonly NewEvent[], code: string): boolean {
  return history.some(({ reason }) => reason === code);
}

/** Whether the state says already what the answer says. */
function isDoubled(state: DeliveryState, to: DeliveryState): boolean {
  return to === state || (to === "received" && receivedBefore.includes(state));
}

function provenState(state: DeliveryState): DeliveryState {
  return provesSent(state) ? "sent" : state;
}
