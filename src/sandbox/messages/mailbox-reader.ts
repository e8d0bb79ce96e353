import { readAcknowledgement } from "../../message/acknowledgement/read.js";
import { isResponseCode, type ResponseCode } from "../../terminology/response-codes.js";
import { workflows } from "../../terminology/workflows.js";
import type { AddressBook } from "../address-book.js";
import type { Answers } from "../answers.js";
import { readArrivedMessage } from "../practice/arrived-message.js";
import { factsOf } from "../practice/facts.js";
import { decodedBody } from "../store/decoded-body.js";
import type { MailboxStore } from "../store/mailbox-store.js";
import type { StoredMessage } from "../store/stored-message.js";
import { latestFirst } from "./latest-first.js";

/**
 * Reads what no simulated practice reads: messages to a practice system of the owner's own, and its answers. Only where
 * somebody looks: a sandbox that nobody looks into has no work with it.
 */
export interface MailboxReader {
  /** From now on, and what is there already. */
  begin(): void;
  readonly changed: (message: StoredMessage) => void;
  /** Reads no more. */
  stop(): void;
}

/** What the reader needs. */
export interface MailboxReaderParts {
  readonly store: MailboxStore;
  readonly addresses: AddressBook;
  readonly answers: Pick<Answers, "learn">;
}

/** A reader that has not begun. It reads one message after the other, and lets other work go first. */
export function mailboxReader({ store, addresses, answers }: MailboxReaderParts): MailboxReader {
  const seen = new WeakSet<StoredMessage>();
  let isOn = false;
  let last = Promise.resolve();

  const read = async (message: StoredMessage): Promise<void> => {
    await new Promise(setImmediate);
    const body = isOn ? await decodedBody(message) : undefined;
    if (body === undefined || store.find(message.id) !== message) return;
    if (message.workflowId === workflows.acknowledgement) readAnswer(message, body);
    else readRequest(message, body);
  };
  const readRequest = (message: StoredMessage, body: Uint8Array): void => {
    const arrived = readArrivedMessage(body);
    if (arrived === undefined) return;
    message.facts = factsOf(arrived);
    message.practice = addresses.odsCodeOf(message.owner);
    store.touch(message);
  };
  const readAnswer = (message: StoredMessage, body: Uint8Array): void => {
    const { requestHeaderId, codes } = readAcknowledgement(body);
    const answered = (one: StoredMessage): boolean =>
      one.state !== undefined &&
      one.run === message.run &&
      one.from === message.owner &&
      one.facts?.headerId?.toLowerCase() === requestHeaderId;
    const [about] = latestFirst(store, answered, 1);
    if (about === undefined) return;
    message.answerTo = about.id;
    message.code = codes.map(({ code }) => code).find((code): code is ResponseCode => isResponseCode(code)) ?? "";
    message.practice = addresses.odsCodeOf(message.from);
    about.answers = about.answers.concat(message.id);
    answers.learn(about, message);
  };
  const changed = (message: StoredMessage): void => {
    if (!isOn || seen.has(message) || !isToBeRead(message)) return;
    seen.add(message);
    last = last.then(() => read(message)).catch(() => undefined); // unreadable: there is nothing to tell
  };
  return {
    changed,
    begin() {
      if (isOn) return;
      isOn = true;
      for (const message of store.all()) changed(message);
    },
    stop() {
      isOn = false;
    },
  };
}

/** It is in the inbox of a mailbox, and nobody has read it yet. */
function isToBeRead({ place, workflowId, practice, facts, answerTo }: StoredMessage): boolean {
  if (place === 0 || practice !== undefined) return false;
  return workflowId === workflows.acknowledgement
    ? answerTo === undefined
    : workflowId === workflows.updateRecord && facts === undefined;
}
