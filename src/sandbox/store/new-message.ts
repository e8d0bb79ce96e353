import { randomUUID } from "node:crypto";
import { workflows } from "../../terminology/workflows.js";
import type { Post, StoredMessage } from "./stored-message.js";

/** What is known of an acknowledgement that a practice wrote. */
export type AnswerFacts = Partial<Pick<StoredMessage, "answerTo" | "code" | "practice">>;

/** What differs from one beginning of a message to another. */
export type Beginning = Pick<StoredMessage, "status" | "parts" | "failure" | "linkedMessageId" | keyof AnswerFacts>;

/** One list for all messages that have no answers or steps yet. */
const nothing: readonly never[] = [];

/** Each member by its name: an object put together from others would take five times the memory, for each message. */
export function newMessage(number: number, post: Post, owner: string, now: Date, more: Beginning): StoredMessage {
  return {
    id: randomUUID().replaceAll("-", "").toUpperCase(),
    number,
    run: post.run,
    from: post.from,
    to: post.to,
    workflowId: post.workflowId,
    subject: post.subject,
    localId: post.localId,
    fileName: post.fileName,
    checksum: post.checksum,
    contentType: post.contentType,
    contentEncoding: post.contentEncoding,
    totalParts: post.totalParts,
    owner,
    place: 0,
    sentAt: now,
    statusAt: now,
    status: more.status,
    failure: more.failure,
    linkedMessageId: more.linkedMessageId,
    parts: more.parts,
    size: more.parts[0]?.length ?? 0,
    answerTo: more.answerTo,
    code: more.code,
    practice: more.practice,
    dueAt: undefined,
    state: more.linkedMessageId === undefined && post.workflowId === workflows.updateRecord ? "sent" : undefined,
    facts: undefined,
    answers: nothing,
    steps: nothing,
  };
}
