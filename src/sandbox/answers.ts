import { isResponseCode, responseCodes } from "../terminology/response-codes.js";
import { workflows } from "../terminology/workflows.js";
import type { SandboxEvent } from "./events.js";
import { answerHolds, type Holds } from "./messages/holds.js";
import { stateAfter } from "./messages/state.js";
import type { PracticeReply, PracticeSystem } from "./practice/simulated-practice.js";
import { meshReports, type MeshReportCode } from "./practice/triggers.js";
import type { BodyStore } from "./store/bodies.js";
import type { MailboxStore } from "./store/mailbox-store.js";
import { isReport, type Post, type StoredMessage } from "./store/stored-message.js";

/** What answers need. */
export interface AnswerParts {
  readonly store: MailboxStore;
  readonly bodies: BodyStore;
  readonly tell: (event: Omit<SandboxEvent, "at">) => void;
}

/** Brings answers to those who sent the messages: acknowledgements of practices, and reports of MESH. */
export interface Answers {
  /** MESH could not deliver a message. */
  fail(message: StoredMessage, code: MeshReportCode): void;
  /** A practice answers a message. */
  reply(practice: PracticeSystem, message: StoredMessage, reply: PracticeReply): Promise<void>;
  /** A practice does not answer a message. */
  silence(practice: PracticeSystem, message: StoredMessage): void;
  /** Puts an answer into the sender's inbox, whatever is held back. */
  readonly arrive: (answer: StoredMessage) => void;
  /** What an answer means for the message that it answers, once it is in the sender's inbox. */
  readonly learn: (about: StoredMessage, answer: StoredMessage) => void;
  readonly hold: Holds["hold"];
}

/** The answers of a sandbox. */
export function sandboxAnswers({ store, bodies, tell }: AnswerParts): Answers {
  const learn = (about: StoredMessage, answer: StoredMessage): void => {
    const code = answer.failure?.code ?? answer.code ?? "";
    if (about.state !== undefined) about.state = stateAfter(about.state, isReport(answer) ? "report" : { code });
    const level = isResponseCode(code) ? responseCodes[code].level : "business";
    store.note(about, {
      step: isReport(answer) ? "report" : `${level}-acknowledgement`,
      code,
      messageId: answer.id,
    });
  };
  const arrive = (answer: StoredMessage): void => {
    if (store.find(answer.id) === undefined) return; // cleared while it was held
    store.deliver(answer);
    const about = store.find(answer.answerTo ?? "");
    if (about === undefined) return;
    about.answers = about.answers.concat(answer.id);
    learn(about, answer);
  };
  const holds = answerHolds(arrive);
  const bring = (answer: StoredMessage, about: StoredMessage): void => {
    if (holds.take(answer, about)) store.note(about, { step: "fault", detail: "held back", messageId: answer.id });
    else arrive(answer);
  };
  const fail = (message: StoredMessage, code: MeshReportCode): void => {
    const failure = { code, description: meshReports[code], event: "SEND" };
    store.mark(message, code === "14" ? "undeliverable" : "error", failure);
    bring(store.addReport(message, failure), message);
    tell({
      type: "report-written",
      code,
      messageId: message.id,
      mailboxId: message.from,
      words: `MESH could not deliver message ${message.id}: ${code} ${failure.description}`,
    });
  };
  return {
    fail,
    arrive,
    learn,
    hold: holds.hold,
    async reply(practice, message, reply) {
      if (reply.type === "report") {
        fail(message, reply.code);
        return;
      }
      const { code, xml } = reply;
      const body = await bodies.keep(Buffer.from(xml));
      if (store.find(message.id) !== message) return; // cleared meanwhile
      const facts = { answerTo: message.id, code, practice: practice.odsCode };
      bring(store.add(answerPost(practice, message), message.from, body, facts), message);
      tell({
        type: "practice-answered",
        code,
        ...about(practice, message),
        words: `Practice ${practice.odsCode} answered message ${message.id} with ${code}`,
      });
    },
    silence(practice, message) {
      if (message.state !== undefined) message.state = stateAfter(message.state, "silence");
      store.note(message, { step: "silent" });
      tell({
        type: "practice-silent",
        ...about(practice, message),
        words: `Practice ${practice.odsCode} does not answer message ${message.id}`,
      });
    },
  };
}

/** What an event says it is about. */
export function about(practice: PracticeSystem, message: StoredMessage): Pick<SandboxEvent, "messageId" | "mailboxId"> {
  return { messageId: message.id, mailboxId: practice.mailboxId };
}

/**
 * An acknowledgement, ready to post (UR-090). Its subject is empty, because the message's subject holds patient data.
 */
function answerPost(practice: PracticeSystem, message: StoredMessage): Post {
  return {
    run: message.run,
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
