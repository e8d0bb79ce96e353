import type { DeliveryState } from "../../../delivery/states.js";
import type { SandboxMessageState } from "../../messages/message.js";

/** How a state looks: its words, and the tone of its label. */
export interface StateLook {
  readonly words: string;
  readonly tone: "calm" | "good" | "bad" | "warn" | "plain";
}

/** Each state of a message, as its sender can know it. */
export const messageStates: Readonly<Record<SandboxMessageState, StateLook>> = {
  sent: { words: "Sent", tone: "plain" },
  received: { words: "Received", tone: "calm" },
  "patient-matched": { words: "Patient matched", tone: "good" },
  rejected: { words: "Rejected", tone: "bad" },
  "switched-off": { words: "Switched off", tone: "warn" },
  undeliverable: { words: "Not delivered", tone: "bad" },
  unanswered: { words: "No answer", tone: "warn" },
};

/** Each state of the example sender's delivery. */
export const deliveryStates: Readonly<Record<DeliveryState, StateLook>> = {
  queued: { words: "Queued", tone: "plain" },
  sending: { words: "Sending", tone: "plain" },
  "outcome-unknown": { words: "Outcome unknown", tone: "warn" },
  refused: { words: "Refused by MESH", tone: "bad" },
  sent: { words: "Sent", tone: "plain" },
  received: { words: "Received", tone: "calm" },
  "patient-matched": { words: "Patient matched", tone: "good" },
  rejected: { words: "Rejected", tone: "bad" },
  "switched-off": { words: "Switched off", tone: "warn" },
  undeliverable: { words: "Not delivered", tone: "bad" },
  overdue: { words: "Answer overdue", tone: "warn" },
  "sent-by-fallback": { words: "PDF sent instead", tone: "calm" },
  replaced: { words: "Replaced", tone: "plain" },
  void: { words: "Void", tone: "plain" },
  settled: { words: "Dealt with by a person", tone: "plain" },
  cancelled: { words: "Cancelled", tone: "plain" },
};

const times = new Intl.DateTimeFormat("en-GB", {
  ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit" },
  timeZone: "Europe/London",
});
const moments = new Intl.DateTimeFormat("en-GB", {
  ...{ weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  timeZone: "Europe/London",
});

/** `1 Dec, 16:20:47`, as clocks in England show it. */
export function timeOf(at: string): string {
  return times.format(new Date(at));
}

/** `Tue, 1 Dec 2026, 16:20`. */
export function momentOf(at: string): string {
  return moments.format(new Date(at));
}

/** `1 message`, `2 messages`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
