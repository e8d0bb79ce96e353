import { readAcknowledgement } from "../../message/acknowledgement/read.js";
import type { Acknowledgement } from "../../message/acknowledgement/types.js";
import { AcknowledgementUnreadableError } from "../../message/unreadable.js";
import { workflows } from "../../terminology/workflows.js";
import type { InboxItem } from "../../transport/transport.js";

/** What was read already: an item is looked at more than once. */
const known = new WeakMap<Uint8Array, Acknowledgement | "unreadable">();

/** An acknowledgement, read once. */
export function readAnswer(body: Uint8Array): Acknowledgement | "unreadable" {
  const before = known.get(body);
  if (before !== undefined) return before;
  const read = readOrNot(body);
  known.set(body, read);
  return read;
}

function readOrNot(body: Uint8Array): Acknowledgement | "unreadable" {
  try {
    return readAcknowledgement(body);
  } catch (error) {
    if (error instanceof AcknowledgementUnreadableError) return "unreadable";
    throw error;
  }
}

/** A key of the message that an item is about: items with the same key are matched one after the other. */
export function aboutOf(item: InboxItem): string {
  if (item.type === "report") return item.linkedMessageId ?? item.messageId;
  if (item.workflowId !== workflows.acknowledgement) return item.messageId;
  try {
    const read = readAnswer(item.body);
    return read === "unreadable" ? item.messageId : read.requestHeaderId;
  } catch {
    // Whoever matches it finds the same, and tells.
    return item.messageId;
  }
}
