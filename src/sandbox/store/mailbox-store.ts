import { randomUUID } from "node:crypto";
import { ages } from "./ages.js";
import type { KeptBody } from "./bodies.js";
import { inbox, type Inbox } from "./inbox.js";
import { localIds } from "./local-ids.js";
import type { Failure, MessageStatus, Post, StoredMessage } from "./stored-message.js";

const day = 24 * 60 * 60 * 1000;

/** How long a message waits before its sender gets a report, and how long MESH knows it (ME-15). Milliseconds. */
export const lifetimes: { readonly waiting: number; readonly known: number } = { waiting: 5 * day, known: 30 * day };

/** How a message ends. */
type Ending = Exclude<MessageStatus, "uploading" | "accepted">;

/** The messages of all mailboxes. Bodies are released when nobody can read them any more; facts stay for 30 days. */
export interface MailboxStore {
  /** Stores a message, or the first part of one. It is in no inbox yet. */
  add(post: Post, owner: string, firstPart: KeptBody): StoredMessage;
  /** Adds part `number` of a message, or puts it in place of the one that came before. */
  addPart(message: StoredMessage, number: number, part: KeptBody): void;
  /**
   * Stores MESH's report about a message, in the inbox of the message's sender (ME-09). A report has no body, and the
   * address and subject of the message.
   */
  addReport(about: StoredMessage, failure: Failure): StoredMessage;
  /** Puts a message into its owner's inbox. */
  deliver(message: StoredMessage): void;
  /** Finds a message by its id, in upper or lower case. */
  find(id: string): StoredMessage | undefined;
  /** Finds the message that a mailbox sent with a local id. */
  findSent(from: string, localId: string): StoredMessage | "several" | undefined;
  /** The messages that wait in a mailbox, oldest first. */
  inboxOf(owner: string): Pick<Inbox, "size" | "after">;
  /** Forgets what is older than 30 days, and returns the messages (no reports) that wait for more than 5 (ME-15). */
  expire(): readonly StoredMessage[];
  /** Says how the message ended: it leaves the inbox, and its body is released. */
  mark(message: StoredMessage, status: Ending, failure?: Failure): void;
}

/** An empty store. */
export function mailboxStore(clock: () => Date): MailboxStore {
  const messages = new Map<string, StoredMessage>();
  const inboxes = new Map<string, Inbox>();
  const sent = localIds();
  const waiting = ages();
  const known = ages();
  const empty = inbox();
  let delivered = 0;

  const keep = (post: Post, owner: string, more: Beginning): StoredMessage => {
    const message = newMessage(post, owner, clock(), more);
    messages.set(message.id, message);
    known.add(message);
    return message;
  };
  const close = (message: StoredMessage): void => {
    inboxes.get(message.owner)?.remove(message);
    for (const part of message.parts) part.release();
    message.parts = [];
  };
  const deliver = (message: StoredMessage): void => {
    delivered += 1;
    message.place = delivered;
    const own = inboxes.get(message.owner) ?? inbox();
    inboxes.set(message.owner, own);
    own.add(message);
  };

  return {
    add(post, owner, part) {
      const message = keep(post, owner, {
        status: post.totalParts > 1 ? "uploading" : "accepted",
        parts: [part],
        failure: undefined,
        linkedMessageId: undefined,
      });
      sent.add(message);
      return message;
    },
    addPart(message, number, part) {
      const before = message.parts[number - 1];
      before?.release();
      message.size += part.length - (before?.length ?? 0);
      message.parts = message.parts.slice(0, number - 1).concat(part, message.parts.slice(number));
      if (message.parts.length === message.totalParts) message.status = "accepted";
    },
    addReport(about, failure) {
      const report = keep({ ...about, from: "", totalParts: 0 }, about.from, {
        status: "accepted",
        parts: [],
        failure,
        linkedMessageId: about.id,
      });
      deliver(report);
      return report;
    },
    deliver(message) {
      deliver(message);
      waiting.add(message);
    },
    find: (id) => messages.get(id.toUpperCase()),
    findSent: (from, localId) => sent.find(from, localId),
    inboxOf: (owner) => inboxes.get(owner) ?? empty,
    expire() {
      const now = clock().getTime();
      for (let old = known.takeBefore(now - lifetimes.known); old; old = known.takeBefore(now - lifetimes.known)) {
        close(old);
        messages.delete(old.id);
        if (old.linkedMessageId === undefined) sent.remove(old);
      }
      const uncollected: StoredMessage[] = [];
      for (
        let old = waiting.takeBefore(now - lifetimes.waiting);
        old;
        old = waiting.takeBefore(now - lifetimes.waiting)
      )
        if (old.status === "accepted") uncollected.push(old);
      return uncollected;
    },
    mark(message, status, failure) {
      message.status = status;
      message.statusAt = clock();
      if (failure !== undefined) message.failure = failure;
      close(message);
    },
  };
}

/** What differs from one beginning of a message to another. */
type Beginning = Pick<StoredMessage, "status" | "parts" | "failure" | "linkedMessageId">;

/** Each member by its name: an object put together from others would take five times the memory, for each message. */
function newMessage(post: Post, owner: string, now: Date, more: Beginning): StoredMessage {
  return {
    id: randomUUID().replaceAll("-", "").toUpperCase(),
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
  };
}
