import { workflows } from "../terminology/workflows.js";
import type { AddressBook } from "./address-book.js";
import type { SandboxArrival } from "./arrival.js";
import type { SandboxEvent } from "./events.js";
import type { FaultEffect } from "./faults/fault.js";
import { arrivalOf } from "./practice/arrival-of.js";
import type { PracticeDirectory } from "./practice/directory.js";
import { isRoutingAddress, readRoutingAddress } from "./practice/routing-address.js";
import type { PracticeReply, SimulatedPractice } from "./practice/simulated-practice.js";
import { meshReports, type MeshReportCode } from "./practice/triggers.js";
import type { BodyStore } from "./store/bodies.js";
import { decodedBody } from "./store/decoded-body.js";
import type { MailboxStore } from "./store/mailbox-store.js";
import type { Post, StoredMessage } from "./store/stored-message.js";

/** The owner of messages that automatic routing has not handled yet. No mailbox has this id. */
const unrouted = "AUTOMATIC-ROUTING";

/** What the router needs. */
export interface MessageRouterParts {
  readonly store: MailboxStore;
  readonly bodies: BodyStore;
  readonly addresses: AddressBook;
  readonly practices: PracticeDirectory;
  /** Does the work of MESH and of a practice, after the sender got its answer: one message after the other. */
  readonly later: (work: () => Promise<void>, moreMs?: number) => void;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
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
}

/** Routes messages to mailboxes and simulated practices, and the practices' answers back (UR-090 to UR-093). */
export function messageRouter(parts: MessageRouterParts): MessageRouter {
  const { store, bodies, addresses, practices, later, tell, clock, arrived } = parts;

  const fail = (message: StoredMessage, code: MeshReportCode): void => {
    const failure = { code, description: meshReports[code], event: "SEND" };
    store.mark(message, code === "14" ? "undeliverable" : "error", failure);
    store.addReport(message, failure);
    tell({
      type: "report-written",
      code,
      messageId: message.id,
      mailboxId: message.from,
      words: `MESH could not deliver message ${message.id}: ${code} ${failure.description}`,
    });
  };

  const answer = async (practice: SimulatedPractice, message: StoredMessage, reply: PracticeReply): Promise<void> => {
    if (reply.type === "report") {
      fail(message, reply.code);
      return;
    }
    const body = await bodies.keep(Buffer.from(reply.xml));
    store.deliver(store.add(answerPost(practice, message), message.from, body));
    tell({
      type: "practice-answered",
      code: reply.code,
      ...about(practice, message),
      words: `Practice ${practice.odsCode} answered message ${message.id} with ${reply.code}`,
    });
  };

  const receive = async (
    practice: SimulatedPractice,
    message: StoredMessage,
    effect: FaultEffect | undefined,
  ): Promise<void> => {
    // What cannot be unzipped is unreadable to the practice (10009), and has nothing to tell about.
    const body = (await decodedBody(message)) ?? new Uint8Array(0);
    store.mark(message, "acknowledged");
    const replies = practice.receive({ to: message.to, body });
    if (arrived !== undefined && replies[0]?.type !== "report") arrived(arrivalOf(message, body, clock()));
    for (const reply of asFaultWants(replies, effect)) await answer(practice, message, reply);
    if (replies.length === 0)
      tell({
        type: "practice-silent",
        ...about(practice, message),
        words: `Practice ${practice.odsCode} does not answer message ${message.id}`,
      });
  };

  const route = async (message: StoredMessage, effect: FaultEffect | undefined): Promise<void> => {
    const address = readRoutingAddress(message.to);
    if (typeof address === "string") {
      fail(message, address);
      return;
    }
    const practice = message.workflowId === workflows.updateRecord ? practices.of(address.nhsNumber) : undefined;
    if (practice === undefined) {
      fail(message, "EPL-151");
      return;
    }
    tell({
      type: "message-routed",
      ...about(practice, message),
      words: `Routed message ${message.id} to practice ${practice.odsCode}`,
    });
    message.owner = practice.mailboxId;
    await receive(practice, message, effect);
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
      for (const message of store.expire()) fail(message, "14");
    },
    taken(message, effect) {
      const practice = practices.at(message.owner);
      if (message.owner !== unrouted && practice === undefined) {
        store.deliver(message);
        return;
      }
      later(async () => {
        if (store.find(message.id) === undefined) return; // forgotten meanwhile (ME-15)
        await (practice === undefined ? route(message, effect) : receive(practice, message, effect));
      }, delayOf(effect));
    },
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

function about(practice: SimulatedPractice, message: StoredMessage): Pick<SandboxEvent, "messageId" | "mailboxId"> {
  return { messageId: message.id, mailboxId: practice.mailboxId };
}

/**
 * An acknowledgement, ready to post (UR-090). Its subject is empty, because the message's subject holds patient data.
 */
function answerPost(practice: SimulatedPractice, message: StoredMessage): Post {
  return {
    from: practice.mailboxId,
    to: message.from,
    workflowId: workflows.acknowledgement,
    localId: practice.odsCode,
    contentType: "application/fhir+xml",
    contentEncoding: "",
    subject: "",
    fileName: "",
    checksum: "",
    totalParts: 1,
  };
}
