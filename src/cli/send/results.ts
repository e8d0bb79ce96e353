import { createHash } from "node:crypto";
import type { DeliveryRecord } from "../../delivery/record.js";
import { jsonLine } from "../json-line.js";
import { stateWords } from "../state-words.js";
import { hasEnded, type Followed } from "./follow.js";

/** What became of a message: a state of delivery, or that it was not sent. */
type Result = DeliveryRecord["state"] | "not-sent";

function resultOf({ record }: Followed): Result {
  return record?.state ?? "not-sent";
}

/** Whether the practice knows the patient. */
export function isMatched(one: Followed): boolean {
  return resultOf(one) === "patient-matched";
}

/** Whether MESH gave a message id, or an answer proves that it has the message. */
export function isWithMesh({ record }: Followed): boolean {
  return record?.sentAt !== undefined;
}

/** All messages for a program, one a line. */
export function resultsJson(all: readonly Followed[]): string {
  return all.map((one) => `${jsonLine(rowOf(one))}\n`).join("");
}

function rowOf(one: Followed): object {
  const { prepared, record } = one;
  const { attention } = record ?? {};
  return {
    id: record?.id ?? null,
    callerId: prepared.callerId,
    state: resultOf(one),
    attention: attention === undefined || record === undefined ? [] : [{ id: attentionId(record), ...attention }],
  };
}

/** Of each reason, a delivery has one open attention at most: the same one has the same id in each line. */
function attentionId({ id, attention }: DeliveryRecord): string {
  return createHash("sha256")
    .update(`${id} ${attention?.reason ?? ""}`)
    .digest("hex")
    .slice(0, 32);
}

/** All messages for a person: state in words, and what to do; with several messages a total. */
export function resultsText(all: readonly Followed[], isDryRun: boolean): string {
  const lines = all.map((one) => (isDryRun ? `${one.prepared.file}: ready to be sent\n` : resultText(one)));
  return [...lines, ...(all.length > 1 ? [totalText(all, isDryRun)] : [])].join("");
}

function resultText(one: Followed): string {
  const { prepared, record } = one;
  if (record === undefined) return `${prepared.file}: not sent\n`;
  const { state, attention } = record;
  const answer = hasEnded(one) || state === "sent" ? "" : "; an answer is still expected";
  const advice = attention === undefined ? "" : `  To do: ${attention.text}\n`;
  return `${prepared.file}: ${state}: ${stateWords[state]}${answer}\n${advice}`;
}

/** `3 messages: 2 patient-matched, 1 rejected` */
function totalText(all: readonly Followed[], isDryRun: boolean): string {
  if (isDryRun) return `${all.length} messages: all ready to be sent; nothing was sent\n`;
  const counts = new Map<Result, number>();
  for (const one of all) counts.set(resultOf(one), (counts.get(resultOf(one)) ?? 0) + 1);
  return `${all.length} messages: ${[...counts].map(([state, count]) => `${count} ${state}`).join(", ")}\n`;
}

/** What is open when a person stops the command. */
export function stillOpenText(all: readonly Followed[]): string {
  const open = all.filter((one) => !hasEnded(one));
  const lines = open.map((one) => `  ${one.prepared.file}: ${resultOf(one)}\n`);
  return [`stopped; ${open.length} of ${all.length} still open\n`, ...lines].join("");
}
