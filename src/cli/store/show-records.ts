import { attentionText } from "../../delivery/attention.js";
import type { DeliveryState } from "../../delivery/states.js";
import type { AttentionRow } from "../../delivery/store/rows.js";
import { instantOf } from "../../values/dates.js";
import { jsonLine } from "../json-line.js";
import { stateWords } from "../state-words.js";
import { shownAttention, type ShownRecord } from "./records.js";

/** A record for a program: one object in one line, always with these members. */
export function recordJson({ row: { id, callerId, state }, attention }: ShownRecord): string {
  return `${jsonLine({ id, callerId, state, attention: attention.map(shownAttention) })}\n`;
}

/** An attention that is about no record: about a mailbox, or an item of its inbox that belongs to none. */
export function attentionJson(attention: AttentionRow): string {
  return `${jsonLine({ id: null, callerId: null, state: null, attention: [shownAttention(attention)] })}\n`;
}

/** A record for a person. */
export function recordText({ row, attention }: ShownRecord): string {
  const head = `${row.callerId}  ${row.state}: ${stateWords[row.state]}\n`;
  return [head, `  ${row.id}, ${row.odsCode}, ${timesText(row)}\n`, ...attention.map(attentionLine)].join("");
}

function timesText({ createdAt, sentAt, dueAt }: ShownRecord["row"]): string {
  const times = [
    `stored ${timeText(createdAt)}`,
    ...(sentAt === undefined ? [] : [`sent ${timeText(sentAt)}`]),
    ...(dueAt === undefined
      ? []
      : [`${sentAt === undefined ? "to be sent" : "an answer is due"} by ${timeText(dueAt)}`]),
  ];
  return times.join(", ");
}

/** What is open, for a person: since when, why, and what to do. */
export function attentionLine(attention: AttentionRow): string {
  const { id, reason, detail, since } = attention;
  return `  To do (${reason}, since ${timeText(since)}): ${attentionText(reason, detail)}\n    attention ${id}\n`;
}

/** What an attention is about, where it is about no record. */
export function aboutText({ mailboxId, inboxMessageId }: AttentionRow): string {
  return inboxMessageId === undefined ? `mailbox ${mailboxId}` : `mailbox ${mailboxId}, item ${inboxMessageId}`;
}

/** `2026-12-01 10:30:00Z` */
export function timeText(milliseconds: number): string {
  return `${instantOf(new Date(milliseconds)).slice(0, 19).replace("T", " ")}Z`;
}

/** `3 messages: 2 patient-matched, 1 rejected` */
export function totalText(counts: ReadonlyMap<DeliveryState | "not-sent", number>): string {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const each = [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
  return `${all === 1 ? "1 message" : `${all} messages`}${each === "" ? "" : `: ${each}`}\n`;
}
