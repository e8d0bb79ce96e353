import { workflows } from "../terminology/workflows.js";
import type { SandboxEvent } from "./events.js";
import type { MailboxStore } from "./mailbox-store.js";
import { isRoutingAddress, readRoutingAddress } from "./practice/routing-address.js";
import type { PracticeReply, SimulatedPractice } from "./practice/simulated-practice.js";
import { decodedBody, type Post, type StoredMessage } from "./stored-message.js";
import { meshReports, type MeshReportCode } from "./practice/triggers.js";

/** The owner of messages that automatic routing has not handled yet. No mailbox has this id. */
const unrouted = "AUTOMATIC-ROUTING";

/** If a message waits longer, its sender gets a report (ME-15). */
const collectedWithin = 5 * 24 * 60 * 60 * 1000;

/** What the router needs. */
export interface MessageRouterParts {
  readonly store: MailboxStore;
  readonly mailboxIds: readonly string[];
  readonly practices: readonly SimulatedPractice[];
  /** Runs the work of MESH and of a practice, some time after the sender got its answer. */
  readonly later: (work: () => void) => void;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
}

/** Decides where messages go. */
export interface MessageRouter {
  /**
   * The mailbox for an address, or why no mailbox accepts the message. Automatic routing accepts every message, and
   * reports problems later (UR-093).
   */
  ownerOf(to: string, workflowId: string): { readonly mailboxId: string } | "unregistered" | "workflow-not-registered";
  /** Reports to the senders what was not collected within 5 days (ME-15). */
  returnUncollected(now: Date): void;
  /** Passes a stored message on, if it is for a practice. */
  taken(message: StoredMessage): void;
}

/** Routes messages to mailboxes and simulated practices, and the practices' answers back (UR-090 to UR-093). */
export function messageRouter({ store, mailboxIds, practices, later, tell }: MessageRouterParts): MessageRouter {
  const practiceAt = (to: string): SimulatedPractice | undefined =>
    practices.find(({ mailboxId }) => mailboxId === to.toUpperCase());

  const fail = (message: StoredMessage, code: MeshReportCode): void => {
    const failure = { code, description: meshReports[code], event: "SEND" };
    store.mark(message, "error", failure);
    store.addReport(message, failure);
    tell({
      type: "report-written",
      code,
      messageId: message.id,
      mailboxId: message.from,
      words: `MESH could not deliver message ${message.id}: ${code} ${failure.description}`,
    });
  };

  const answer = (practice: SimulatedPractice, message: StoredMessage, reply: PracticeReply): void => {
    if (reply.type === "report") {
      fail(message, reply.code);
      return;
    }
    store.add(answerPost(practice, message, reply.xml), message.from);
    tell({
      type: "practice-answered",
      code: reply.code,
      ...about(practice, message),
      words: `Practice ${practice.odsCode} answered message ${message.id} with ${reply.code}`,
    });
  };

  const receive = (practice: SimulatedPractice, message: StoredMessage): void => {
    store.mark(message, "acknowledged");
    const replies = practice.receive({ to: message.to, body: decodedBody(message) });
    for (const reply of replies) answer(practice, message, reply);
    if (replies.length === 0)
      tell({
        type: "practice-silent",
        ...about(practice, message),
        words: `Practice ${practice.odsCode} does not answer message ${message.id}`,
      });
  };

  const route = (message: StoredMessage): void => {
    const address = readRoutingAddress(message.to);
    if (typeof address === "string") {
      fail(message, address);
      return;
    }
    const practice =
      message.workflowId === workflows.updateRecord
        ? practices.find((one) => one.isPracticeOf(address.nhsNumber))
        : undefined;
    if (practice === undefined) {
      fail(message, "EPL-151");
      return;
    }
    tell({
      type: "message-routed",
      ...about(practice, message),
      words: `Routed message ${message.id} to practice ${practice.odsCode}`,
    });
    store.move(message, practice.mailboxId);
    receive(practice, message);
  };

  return {
    ownerOf(to, workflowId) {
      if (isRoutingAddress(to)) return { mailboxId: unrouted };
      const mailboxId = to.toUpperCase();
      if (practiceAt(to) !== undefined)
        return workflowId === workflows.updateRecord ? { mailboxId } : "workflow-not-registered";
      return mailboxIds.includes(mailboxId) ? { mailboxId } : "unregistered";
    },
    returnUncollected(now) {
      for (const message of store.uncollectedSince(new Date(now.getTime() - collectedWithin))) fail(message, "14");
    },
    taken(message) {
      const practice = practiceAt(message.owner);
      if (message.owner === unrouted)
        later(() => {
          route(message);
        });
      else if (practice !== undefined)
        later(() => {
          receive(practice, message);
        });
    },
  };
}

function about(practice: SimulatedPractice, message: StoredMessage): Pick<SandboxEvent, "messageId" | "mailboxId"> {
  return { messageId: message.id, mailboxId: practice.mailboxId };
}

/**
 * An acknowledgement, ready to post (UR-090). Its subject is empty, because the message's subject holds patient data.
 */
function answerPost(practice: SimulatedPractice, message: StoredMessage, xml: string): Post {
  return {
    from: practice.mailboxId,
    to: message.from,
    workflowId: workflows.acknowledgement,
    localId: practice.odsCode,
    body: Buffer.from(xml),
    contentType: "application/fhir+xml",
    contentEncoding: "",
    subject: "",
    fileName: "",
    checksum: "",
  };
}
