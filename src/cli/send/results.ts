import { attentionText } from "../../delivery/attention.js";
import type { DeliveryState } from "../../delivery/states.js";
import { jsonLine } from "../json-line.js";
import { stateWords } from "../state-words.js";
import { recordJson, totalText } from "../store/show-records.js";
import { hasEnded, type Followed } from "./follow.js";

/** What became of a message: a state of delivery, or that it was not sent. */
type Result = DeliveryState | "not-sent";

function resultOf({ record }: Followed): Result {
  return record?.row.state ?? "not-sent";
}

/** Whether the practice knows the patient. */
export function isMatched(one: Followed): boolean {
  return resultOf(one) === "patient-matched";
}

/** Whether it is in the store. */
export function isStored({ record }: Followed): boolean {
  return record !== undefined;
}

/** Whether MESH gave a message id, or an answer proves that it has the message. */
export function isWithMesh({ record }: Followed): boolean {
  return record?.row.sentAt !== undefined;
}

/** All messages for a program, one a line. */
export function resultsJson(all: readonly Followed[]): string {
  return all.map(resultJson).join("");
}

function resultJson({ prepared: { callerId }, record }: Followed): string {
  return record === undefined
    ? `${jsonLine({ id: null, callerId, state: "not-sent", attention: [] })}\n`
    : recordJson(record);
}

/** All messages for a person: state in words, and what to do; with several messages a total. */
export function resultsText(all: readonly Followed[], isDryRun: boolean): string {
  const lines = all.map((one) => (isDryRun ? `${one.prepared.file}: ready to be sent\n` : resultText(one)));
  return [...lines, ...(all.length > 1 ? [total(all, isDryRun)] : [])].join("");
}

function resultText(one: Followed): string {
  const { prepared, record } = one;
  if (record === undefined) return `${prepared.file}: not sent\n`;
  const { state } = record.row;
  const answer = hasEnded(one) || ["queued", "sent"].includes(state) ? "" : "; an answer is still expected";
  const advice = record.attention.map(({ reason, detail }) => `  To do: ${attentionText(reason, detail)}\n`);
  return [`${prepared.file}: ${state}: ${stateWords[state]}${answer}\n`, ...advice].join("");
}

function total(all: readonly Followed[], isDryRun: boolean): string {
  if (isDryRun) return `${all.length} messages: all ready to be sent; nothing was sent\n`;
  const counts = new Map<Result, number>();
  for (const one of all) counts.set(resultOf(one), (counts.get(resultOf(one)) ?? 0) + 1);
  return totalText(counts);
}

/** What is open when a person stops the command. */
export function stillOpenText(all: readonly Followed[], isKept: boolean): string {
  const open = all.filter((one) => isStored(one) && !hasEnded(one));
  const missing = all.filter((one) => !isStored(one));
  const goesOn = isKept && open.length > 0 ? "; `run` or `poll` over the same store goes on with them" : "";
  const again = missing.length > 0 ? `; ${missing.length} not sent: send them again` : "";
  const lines = [...open, ...missing].map((one) => `  ${one.prepared.file}: ${resultOf(one)}\n`);
  return [`stopped; ${open.length} of ${all.length} still open${goesOn}${again}\n`, ...lines].join("");
}
