import { workflows } from "../terminology/workflows.js";
import type { AddressBook } from "./address-book.js";
import { about, type AnswerParts, type Answers } from "./answers.js";
import type { SandboxArrival } from "./arrival.js";
import type { FaultEffect } from "./faults/fault.js";
import { arrivalOf } from "./practice/arrival-of.js";
import type { PracticeDirectory } from "./practice/directory.js";
import { factsOf } from "./practice/facts.js";
import type { PracticeMemories } from "./practice/memory.js";
import { isRoutingAddress, readRoutingAddress } from "./practice/routing-address.js";
import type { PracticeReply, PracticeSystem } from "./practice/simulated-practice.js";
import type { PracticeSwitches } from "./practice/switches.js";
import { resend } from "./resend.js";
import { decodedBody } from "./store/decoded-body.js";
import type { StoredMessage } from "./store/stored-message.js";
import type { DelayedWork } from "./time/delayed-work.js";

/** The owner of messages that automatic routing has not handled yet. No mailbox has this id. */
export const unrouted: string = "AUTOMATIC-ROUTING";

/** What the router needs. */
export interface MessageRouterParts extends AnswerParts {
  readonly answers: Answers;
  readonly addresses: AddressBook;
  readonly practices: PracticeDirectory;
  readonly switches: Pick<PracticeSwitches, "of">;
  readonly memories: Pick<PracticeMemories, "of">;
  /** Does the work of MESH and of a practice, after the sender got its answer: one message after the other. */
  readonly later: DelayedWork["later"];
  /** How long a practice takes to answer, in milliseconds. */
  readonly replyDelayMs: number;
  readonly clock: () => Date;
  /** Left out where nobody wants to know. */
  readonly arrived?: (arrival: SandboxArrival) => void;
}

/** Decides where messages go. */
export interface MessageRouter {
  /**
   * The mailbox for an address, or why no mailbox accepts the message. Automatic routing accepts every message, and
   * reports problems later (UR-093).
   */
  ownerOf(to: string, workflowId: string): { readonly mailboxId: string } | "unregistered" | "workflow-not-registered";
  /** Reports to the senders what was not collected within 5 days, and forgets what is older than 30 (ME-15). */
  expire(): void;
  /** Passes a message on, once all of it has come. An effect is the fault of the request that brought it. */
  taken(message: StoredMessage, effect: FaultEffect | undefined): void;
  /** Goes on with a message that was not dealt with when the sandbox last ended. */
  resume(message: StoredMessage): void;
  /** Brings a message to its reader once more, under a new id. Undefined where its bytes are not kept any more. */
  resend(message: StoredMessage): Promise<StoredMessage | undefined>;
  /** Holds back the answers that fit, or that answer a message that fits. */
  readonly hold: Answers["hold"];
}

/** Routes messages to mailboxes and simulated practices, and the practices' answers back (UR-090 to UR-093). */
export function messageRouter(parts: MessageRouterParts): MessageRouter {
  const { store, bodies, addresses, practices, switches, memories, answers, replyDelayMs, tell, clock, arrived } =
    parts;

  /** Does the work when its time has come, unless the message is forgotten by then (ME-15). */
  const soon = (message: StoredMessage, milliseconds: number, work: () => Promise<void>): void => {
    message.dueAt = clock().getTime() + milliseconds;
    parts.later(async () => {
      if (store.find(message.id) === message) await work();
    }, milliseconds);
  };

  const reached = (practice: PracticeSystem, message: StoredMessage): void => {
    if (message.practice !== undefined) return;
    message.practice = practice.odsCode;
    store.note(message, { step: "reached-practice" });
  };

  const receive = async (
    practice: PracticeSystem,
    message: StoredMessage,
    effect: FaultEffect | undefined,
  ): Promise<void> => {
    // What cannot be unzipped is unreadable to the practice (10009), and has nothing to tell about.
    const body = (await decodedBody(message)) ?? new Uint8Array(0);
    message.dueAt = undefined;
    store.mark(message, "acknowledged");
    const { replies, arrived: read } = practice.handle(
      { to: message.to, body },
      { answers: switches.of(practice.odsCode), memory: memories.of(message.run, practice.mailboxId) },
    );
    message.facts = read === undefined ? undefined : factsOf(read);
    if (replies[0]?.type !== "report") {
      reached(practice, message);
      arrived?.(arrivalOf(message, body, read, clock()));
    }
    for (const reply of asFaultWants(replies, effect)) await answers.reply(practice, message, reply);
    if (replies.length === 0) answers.silence(practice, message);
  };

  /** A message is in a practice's mailbox. A slow practice reads it later. */
  const reach = async (
    practice: PracticeSystem,
    message: StoredMessage,
    effect: FaultEffect | undefined,
  ): Promise<void> => {
    message.owner = practice.mailboxId;
    const to = switches.of(practice.odsCode);
    if (to.answers !== "slow") {
      await receive(practice, message, effect);
      return;
    }
    soon(message, to.delayMs, () => receive(practice, message, effect));
    reached(practice, message);
  };

  const route = async (message: StoredMessage, effect: FaultEffect | undefined): Promise<void> => {
    const address = readRoutingAddress(message.to);
    const code = typeof address === "string" ? address : "EPL-151";
    const practice =
      typeof address === "string" || message.workflowId !== workflows.updateRecord
        ? undefined
        : practices.of(address.nhsNumber);
    if (practice === undefined) {
      message.dueAt = undefined;
      answers.fail(message, code);
      return;
    }
    tell({
      type: "message-routed",
      ...about(practice, message),
      words: `Routed message ${message.id} to practice ${practice.odsCode}`,
    });
    await reach(practice, message, effect);
  };

  const goOn = async (message: StoredMessage, effect: FaultEffect | undefined): Promise<void> => {
    const practice = practices.at(message.owner);
    if (practice === undefined) await route(message, effect);
    else if (message.practice === undefined) await reach(practice, message, effect);
    else await receive(practice, message, effect);
  };

  const taken = (message: StoredMessage, effect: FaultEffect | undefined): void => {
    const isForPractice = message.owner === unrouted || practices.at(message.owner) !== undefined;
    if (isForPractice) soon(message, replyDelayMs + delayOf(effect), () => goOn(message, effect));
    store.note(message, { step: "taken" });
    if (!isForPractice) store.deliver(message);
  };

  return {
    ownerOf(to, workflowId) {
      if (isRoutingAddress(to)) return { mailboxId: unrouted };
      const mailboxId = to.toUpperCase();
      if (practices.at(mailboxId) !== undefined)
        return workflowId === workflows.updateRecord ? { mailboxId } : "workflow-not-registered";
      return addresses.isMailbox(mailboxId) ? { mailboxId } : "unregistered";
    },
    expire() {
      for (const message of store.expire()) answers.fail(message, "14");
    },
    taken,
    resume(message) {
      const { dueAt } = message;
      if (dueAt !== undefined) soon(message, Math.max(dueAt - clock().getTime(), 0), () => goOn(message, undefined));
      else if (message.answerTo !== undefined && message.place === 0) answers.arrive(message); // it was held back
    },
    resend: (message) =>
      resend(message, {
        store,
        bodies,
        answers,
        unrouted,
        taken: (again) => {
          taken(again, undefined);
        },
      }),
    hold: answers.hold,
  };
}

function delayOf(effect: FaultEffect | undefined): number {
  return typeof effect === "object" && "arrivalDelayMs" in effect ? effect.arrivalDelayMs : 0;
}

/** A practice's replies when the request that brought the message had a fault. */
function asFaultWants(replies: readonly PracticeReply[], effect: FaultEffect | undefined): readonly PracticeReply[] {
  if (effect === "duplicate") return replies.flatMap((reply) => [reply, reply]);
  return effect === "reorder" ? [...replies].reverse() : replies;
}
