import { randomUUID } from "node:crypto";
import { isReport, type Failure, type MessageStatus, type Post, type StoredMessage } from "./stored-message.js";

/** The messages of all mailboxes, in the order in which they arrived. They are kept as long as the sandbox runs. */
export interface MailboxStore {
  /** Stores a message for its recipient. */
  add(post: Post, owner: string): StoredMessage;
  /**
   * Stores MESH's report about a message, for the sender of the message (ME-09). A report has no body, and the address
   * and subject of the message.
   */
  addReport(about: StoredMessage, failure: Failure): StoredMessage;
  /** Finds a message by its id, in upper or lower case. */
  find(id: string): StoredMessage | undefined;
  /** The messages waiting in a mailbox, oldest first. */
  waitingIn(owner: string): readonly StoredMessage[];
  /** Messages, but no reports, that arrived before this moment and are still waiting. */
  uncollectedSince(moment: Date): readonly StoredMessage[];
  /** Moves a message to the mailbox that automatic routing found. */
  move(message: StoredMessage, owner: string): void;
  mark(message: StoredMessage, status: MessageStatus, failure?: Failure): void;
}

/** An empty store. */
export function mailboxStore(clock: () => Date): MailboxStore {
  const messages = new Map<string, StoredMessage>();
  const waiting = new Map<string, Set<StoredMessage>>();
  const queue = (message: StoredMessage): void => {
    waiting.set(message.owner, (waiting.get(message.owner) ?? new Set()).add(message));
  };
  const keep = (message: StoredMessage): StoredMessage => {
    messages.set(message.id, message);
    queue(message);
    return message;
  };
  const stamp = (): Pick<StoredMessage, "id" | "sequence" | "sentAt" | "status" | "statusAt"> => {
    const now = clock();
    return {
      id: randomUUID().replaceAll("-", "").toUpperCase(),
      sequence: messages.size + 1,
      sentAt: now,
      status: "accepted",
      statusAt: now,
    };
  };
  return {
    add: (post, owner) => keep({ ...post, ...stamp(), owner }),
    addReport: (about, failure) =>
      keep({
        ...about,
        ...stamp(),
        from: "",
        owner: about.from,
        body: new Uint8Array(0),
        linkedMessageId: about.id,
        failure,
      }),
    find: (id) => messages.get(id.toUpperCase()),
    waitingIn: (owner) => [...(waiting.get(owner) ?? [])],
    uncollectedSince: (moment) =>
      [...waiting.values()]
        .flatMap((inbox) => [...inbox])
        .filter((message) => message.sentAt < moment && !isReport(message)),
    move(message, owner) {
      waiting.get(message.owner)?.delete(message);
      message.owner = owner;
      queue(message);
    },
    mark(message, status, failure) {
      message.status = status;
      message.statusAt = clock();
      if (failure !== undefined) message.failure = failure;
      waiting.get(message.owner)?.delete(message);
    },
  };
}
