import { givenObject } from "../../values/given.js";
import { writeXml } from "../../fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../message/acknowledgement/compose.js";
import { unreadableId } from "../../message/acknowledgement/shape.js";
import { responseCodes, type ResponseCode } from "../../terminology/response-codes.js";
import { validateMessage } from "../../validation/validate-message.js";
import { assertNever } from "../../errors.js";
import { readArrivedMessage, type ArrivedMessage } from "./arrived-message.js";
import { practiceMemory, type PracticeMemory } from "./memory.js";
import { diagnosticsOf } from "./diagnostics.js";
import { orderOf } from "./order-of.js";
import type { PracticeSwitch } from "./switch.js";
import type { SandboxPracticeOptions } from "../options.js";
import { isRoutingAddress, readRoutingAddress, samePatient } from "./routing-address.js";
import { triggerOf, type MeshReportCode, type Trigger } from "./triggers.js";

/** A reply to the sender: an acknowledgement, or MESH's report that the message was not delivered. */
export type PracticeReply =
  | { readonly type: "acknowledgement"; readonly code: string; readonly xml: string }
  | { readonly type: "report"; readonly code: MeshReportCode };

/** A message as a practice receives it. */
export interface PracticeMail {
  /** mex-to as the sender wrote it: `GPPROVIDER_...`, or the practice's own mailbox. */
  readonly to: string;
  readonly body: Uint8Array;
}

/**
 * A practice's system, without any transport. It remembers which messages it has accepted (20007, 20008), unless
 * `deduplication` is false.
 */
export interface SimulatedPractice {
  readonly odsCode: string;
  readonly mailboxId: string;
  /** Whether the patient with this NHS number (10 digits) is registered here. */
  isPracticeOf(nhsNumber: string): boolean;
  /** Its replies, in this order. Empty where it does not answer. */
  receive(mail: PracticeMail): readonly PracticeReply[];
}

/** A practice's settings, and where time and ids come from. */
export interface SimulatedPracticeOptions extends SandboxPracticeOptions {
  /** The time of its answers. Default: the system's clock. */
  readonly clock?: () => Date;
  /** Makes new ids, lower-case uuids. Default: random ids. */
  readonly newId?: () => string;
}

/** How a practice deals with one message. */
export interface Circumstances {
  readonly answers: PracticeSwitch;
  readonly memory: PracticeMemory;
}

/** What came of a message. */
export interface Handling {
  readonly replies: readonly PracticeReply[];
  /** What the practice could read. Undefined where the bytes are no FHIR XML. */
  readonly arrived: ArrivedMessage | undefined;
}

/** A practice as the sandbox has it: with a switch, and a memory for each run. */
export interface PracticeSystem extends SimulatedPractice {
  handle(mail: PracticeMail, circumstances: Circumstances): Handling;
}

/**
 * A practice that checks a message with this library and answers as ITK3 requires (UR-110 to UR-115), or misbehaves as
 * the patient's given name asks (see `triggerOf`).
 */
export function simulatedPractice(options: SimulatedPracticeOptions): SimulatedPractice {
  const system = practiceSystem(options);
  return {
    odsCode: system.odsCode,
    mailboxId: system.mailboxId,
    isPracticeOf: (nhsNumber) => system.isPracticeOf(nhsNumber),
    receive: (mail) => system.receive(mail),
  };
}

/** The same, for a sandbox. */
export function practiceSystem(options: SimulatedPracticeOptions): PracticeSystem {
  givenObject(options, "options");
  const { odsCode, mailboxId, patients, deduplication = true, clock = () => new Date() } = options;

  const acknowledge = (
    message: ArrivedMessage | undefined,
    code: ResponseCode,
    diagnostics?: string,
  ): PracticeReply => {
    const { headerId = unreadableId, senderReference } = message ?? {};
    const bundle = composeAcknowledgement({
      request: { headerId, ...(senderReference === undefined ? {} : { senderReference }) },
      code,
      practice: { odsCode, mailboxId },
      clock,
      ...(options.newId === undefined ? {} : { newId: options.newId }),
      ...(diagnostics === undefined ? {} : { diagnostics }),
    });
    return { type: "acknowledgement", code, xml: writeXml(bundle) };
  };

  const obey = (message: ArrivedMessage, trigger: Trigger): readonly PracticeReply[] => {
    switch (trigger.type) {
      case "only":
        return [acknowledge(message, trigger.code)];
      case "both":
        return [acknowledge(message, "20013"), acknowledge(message, trigger.code)];
      case "invalid-response":
        return [cutOff(acknowledge(message, "30001"))];
      case "mesh-report":
        return [{ type: "report", code: trigger.code }];
      case "silence":
        return [];
      default:
        return assertNever(trigger, "trigger");
    }
  };

  const repliesTo = (
    { to, body }: PracticeMail,
    message: ArrivedMessage | undefined,
    { answers, memory }: Circumstances,
  ): readonly PracticeReply[] => {
    const trigger = message?.patient?.given.map(triggerOf).find((one) => one !== undefined);
    if (message !== undefined && trigger?.type === "mesh-report") return obey(message, trigger);
    const order = orderOf(answers);
    if (order?.type === "silence") return [];
    const report = validateMessage(body, { now: clock() });
    if (message === undefined || report.kind === "unreadable" || message.headerId === undefined)
      return [acknowledge(message, "10009")];
    if (report.kind === "acknowledgement") return [];
    const { headerId, bundleIdentifier, documentIdentifier } = message;
    const ids = [headerId, bundleIdentifier, documentIdentifier];
    if (order === undefined) {
      if (!report.valid) return [acknowledge(message, "20009", diagnosticsOf(report))];
      if (memory.knows([headerId, bundleIdentifier])) return [acknowledge(message, "20007")];
      if (memory.knows([documentIdentifier])) return [acknowledge(message, "20008")];
    }
    if (deduplication && keeps(order ?? trigger)) memory.remember(ids);
    if (order !== undefined) return obey(message, order);
    if (!addressedRightly(to, message)) return obey(message, { type: "both", code: "30002" });
    return obey(message, trigger ?? { type: "both", code: "30001" });
  };

  const ownMemory = practiceMemory();
  const system: PracticeSystem = {
    odsCode,
    mailboxId,
    isPracticeOf: (nhsNumber) => patients?.includes(nhsNumber) ?? true,
    receive: (mail) => system.handle(mail, { answers: { answers: "as-asked" }, memory: ownMemory }).replies,
    handle(mail, circumstances) {
      const arrived = readArrivedMessage(mail.body);
      return { arrived, replies: repliesTo(mail, arrived, circumstances) };
    },
  };
  return system;
}

/** A message refused with an infrastructure code was not accepted, so the same message again is not a duplicate. */
function keeps(trigger: Trigger | undefined): boolean {
  if (trigger?.type !== "only") return true;
  const { level, positive } = responseCodes[trigger.code];
  return level === "business" || positive;
}

/** Whether the address names the patient of the message. If not, the practice answers that it does not know them. */
function addressedRightly(to: string, { patient }: ArrivedMessage): boolean {
  if (!isRoutingAddress(to)) return true;
  const address = readRoutingAddress(to);
  return typeof address !== "string" && patient !== undefined && samePatient(address, patient);
}

/** A response that cannot be read, because it ends in the middle. */
function cutOff(reply: PracticeReply): PracticeReply {
  return reply.type === "acknowledgement"
    ? { ...reply, code: "invrep", xml: reply.xml.slice(0, reply.xml.length / 2) }
    : reply;
}
