import { ages, type Ages } from "./ages.js";
import type { KeptBody } from "./bodies.js";
import { inbox, type Inbox } from "./inbox.js";
import { localIds } from "./local-ids.js";
import { newMessage, type AnswerFacts, type Beginning } from "./new-message.js";
import {
  isReport,
  type Failure,
  type KeptStep,
  type MessageStatus,
  type Post,
  type StoredMessage,
} from "./stored-message.js";

const day = 24 * 60 * 60 * 1000;

/** How long a message waits before its sender gets a report, and how long MESH knows it (ME-15). Milliseconds. */
export const lifetimes: { readonly waiting: number; readonly known: number } = { waiting: 5 * day, known: 30 * day };

/** How a message ends. */
type Ending = Exclude<MessageStatus, "uploading" | "accepted">;

/**
 * The messages of all mailboxes. Facts stay for 30 days, bodies as long as the store of bodies keeps what was read. A
 * run has inboxes and local ids of its own.
 */
export interface MailboxStore {
  /** Stores a message, or the first part of one. It is in no inbox yet. */
  add(post: Post, owner: string, firstPart: KeptBody, answer?: AnswerFacts): StoredMessage;
  /** Adds part `number` of a message, or puts it in place of the one that came before. */
  addPart(message: StoredMessage, number: number, part: KeptBody): void;
  /**
   * Stores MESH's report about a message, for the message's sender (ME-09). It is in no inbox yet. A report has no
   * body, and the address and subject of the message.
   */
  addReport(about: StoredMessage, failure: Failure): StoredMessage;
  /** Puts a message into its owner's inbox. */
  deliver(message: StoredMessage): void;
  /** Finds a message by its id, in upper or lower case: of this run alone, if one is given. */
  find(id: string, run?: string): StoredMessage | undefined;
  /** Finds the message that a mailbox sent with a local id. */
  findSent(from: Place, localId: string): StoredMessage | "several" | undefined;
  /** The messages that wait in a mailbox, oldest first. */
  inboxOf(owner: Place): Pick<Inbox, "size" | "after">;
  /** All messages, oldest first. Some may have been forgotten: those `find` does not know. */
  all(): readonly StoredMessage[];
  /** Forgets what is older than 30 days, and returns the messages (no reports) that wait for more than 5 (ME-15). */
  expire(): readonly StoredMessage[];
  /** Says how the message ended: it leaves the inbox, and its body is one that was read. */
  mark(message: StoredMessage, status: Ending, failure?: Failure): void;
  /** Forgets the messages of a run, or all. Returns how many there were. */
  clear(run?: string): number;
  /** Adds a step to a message's timeline, by the sandbox's clock. */
  note(message: StoredMessage, step: Omit<KeptStep, "at">): void;
  /** Tells of a change of what is no step. */
  touch(message: StoredMessage): void;
  /** Takes in a message of a state file, as it was. They come oldest first, and are in their inboxes afterwards. */
  restore(messages: readonly StoredMessage[]): void;
}

/** A mailbox in a run. */
export interface Place {
  readonly mailboxId: string;
  /** Empty where there is none. */
  readonly run: string;
}

/** Who is told what changes. */
export interface StoreObserver {
  /** A message is new, or is not as it was. */
  readonly changed: (message: StoredMessage) => void;
  readonly forgotten: (message: StoredMessage) => void;
}

const nobody: StoreObserver = { changed: () => undefined, forgotten: () => undefined };

/** An empty store. */
export function mailboxStore(clock: () => Date, observer: StoreObserver = nobody): MailboxStore {
  const messages = new Map<string, StoredMessage>();
  const inboxes = new Map<string, Inbox>();
  const sent = localIds();
  const waiting = ages();
  const known = ages();
  const empty = inbox();
  let all: StoredMessage[] = [];
  let begun = 0;
  let delivered = 0;

  /** A message may be worked on still when it is forgotten. */
  const changed = (message: StoredMessage): void => {
    if (messages.get(message.id) === message) observer.changed(message);
  };
  const keep = (message: StoredMessage): StoredMessage => {
    messages.set(message.id, message);
    all.push(message);
    known.add(message);
    if (!isReport(message)) sent.add(message);
    return message;
  };
  const begin = (post: Post, owner: string, more: Beginning): StoredMessage => {
    const message = keep(newMessage((begun += 1), post, owner, clock(), more));
    changed(message);
    return message;
  };
  const putIntoInbox = (message: StoredMessage): void => {
    const key = keyOf(message.run, message.owner);
    const own = inboxes.get(key) ?? inbox();
    inboxes.set(key, own);
    own.add(message);
    if (!isReport(message)) waiting.add(message);
  };
  const takeFromInbox = (message: StoredMessage): void => {
    inboxes.get(keyOf(message.run, message.owner))?.remove(message);
  };
  const forget = (message: StoredMessage): void => {
    takeFromInbox(message);
    for (const part of message.parts) part.release();
    messages.delete(message.id);
    if (!isReport(message)) sent.remove(message);
    observer.forgotten(message);
  };
  /** Those that `ages` gives out may have been forgotten before. */
  const taken = (from: Ages, moment: number): StoredMessage[] => {
    const found: StoredMessage[] = [];
    for (let old = from.takeBefore(moment); old; old = from.takeBefore(moment))
      if (messages.get(old.id) === old) found.push(old);
    return found;
  };

  return {
    add(post, owner, part, answer = {}) {
      return begin(post, owner, {
        status: post.totalParts > 1 ? "uploading" : "accepted",
        parts: [part],
        failure: undefined,
        linkedMessageId: undefined,
        answerTo: answer.answerTo,
        code: answer.code,
        practice: answer.practice,
      });
    },
    addPart(message, number, part) {
      const before = message.parts[number - 1];
      before?.release();
      message.size += part.length - (before?.length ?? 0);
      message.parts = message.parts.slice(0, number - 1).concat(part, message.parts.slice(number));
      if (message.parts.length === message.totalParts) message.status = "accepted";
      changed(message);
    },
    addReport: (about, failure) =>
      begin({ ...about, from: "", totalParts: 0 }, about.from, {
        status: "accepted",
        parts: [],
        failure,
        linkedMessageId: about.id,
        answerTo: about.id,
        code: undefined,
        practice: undefined,
      }),
    deliver(message) {
      delivered += 1;
      message.place = delivered;
      putIntoInbox(message);
      changed(message);
    },
    find(id, run) {
      const found = messages.get(id.toUpperCase());
      return run === undefined || found?.run === run ? found : undefined;
    },
    findSent: ({ run, mailboxId }, localId) => sent.find(run, mailboxId, localId),
    inboxOf: ({ run, mailboxId }) => inboxes.get(keyOf(run, mailboxId)) ?? empty,
    all() {
      if (all.length > 2 * messages.size + 64) all = all.filter((one) => messages.get(one.id) === one);
      return all;
    },
    expire() {
      const now = clock().getTime();
      for (const old of taken(known, now - lifetimes.known)) forget(old);
      return taken(waiting, now - lifetimes.waiting).filter(({ status }) => status === "accepted");
    },
    mark(message, status, failure) {
      message.status = status;
      message.statusAt = clock();
      if (failure !== undefined) message.failure = failure;
      takeFromInbox(message);
      for (const part of message.parts) part.retire();
      changed(message);
    },
    clear(run) {
      const found = [...messages.values()].filter((one) => run === undefined || one.run === run);
      for (const message of found) forget(message);
      return found.length;
    },
    note(message, step) {
      message.steps = message.steps.concat({ at: clock().getTime(), ...step });
      changed(message);
    },
    touch: changed,
    restore(messages) {
      for (const message of messages) keep(message);
      const placed = messages.filter(({ place, status }) => place > 0 && status === "accepted");
      for (const message of placed.sort((one, other) => one.place - other.place)) putIntoInbox(message);
      begun = messages.at(-1)?.number ?? begun;
      delivered = messages.reduce((most, { place }) => Math.max(most, place), delivered);
    },
  };
}

function keyOf(run: string, mailboxId: string): string {
  return run === "" ? mailboxId : `${run}/${mailboxId}`;
}
