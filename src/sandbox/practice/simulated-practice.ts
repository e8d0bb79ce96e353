import { givenObject } from "../../values/given.js";
import { writeXml } from "../../fhir/xml/write-xml.js";
import { composeAcknowledgement } from "../../message/acknowledgement/compose.js";
import { unreadableId } from "../../message/acknowledgement/shape.js";
import { responseCodes, type ResponseCode } from "../../terminology/response-codes.js";
import type { Report } from "../../validation/report/report.js";
import { validateMessage } from "../../validation/validate-message.js";
import { assertNever } from "../../errors.js";
import { readArrivedMessage, type ArrivedMessage } from "./arrived-message.js";
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

/**
 * A practice that checks a message with this library and answers as ITK3 requires (UR-110 to UR-115), or misbehaves as
 * the patient's given name asks (see `triggerOf`).
 */
export function simulatedPractice(options: SimulatedPracticeOptions): SimulatedPractice {
  givenObject(options, "options");
  const { odsCode, mailboxId, patients, deduplication = true, clock = () => new Date() } = options;
  const taken = new Set<string>();

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

  return {
    odsCode,
    mailboxId,
    isPracticeOf: (nhsNumber) => patients?.includes(nhsNumber) ?? true,
    receive({ to, body }) {
      const message = readArrivedMessage(body);
      const trigger = message?.patient?.given.map(triggerOf).find((one) => one !== undefined);
      if (message !== undefined && trigger?.type === "mesh-report") return obey(message, trigger);
      const report = validateMessage(body, { now: clock() });
      if (message === undefined || report.kind === "unreadable" || message.headerId === undefined)
        return [acknowledge(message, "10009")];
      if (report.kind === "acknowledgement") return [];
      if (!report.valid) return [acknowledge(message, "20009", diagnosticsOf(report))];
      if (known(taken, [message.headerId, message.bundleIdentifier])) return [acknowledge(message, "20007")];
      if (known(taken, [message.documentIdentifier])) return [acknowledge(message, "20008")];
      if (deduplication && keeps(trigger)) remember(taken, message);
      if (!addressedRightly(to, message)) return obey(message, { type: "both", code: "30002" });
      return obey(message, trigger ?? { type: "both", code: "30001" });
    },
  };
}

/** A message refused with an infrastructure code was not accepted, so the same message again is not a duplicate. */
function keeps(trigger: Trigger | undefined): boolean {
  if (trigger?.type !== "only") return true;
  const { level, positive } = responseCodes[trigger.code];
  return level === "business" || positive;
}

function known(taken: ReadonlySet<string>, ids: readonly (string | undefined)[]): boolean {
  return ids.some((id) => id !== undefined && taken.has(id));
}

function remember(taken: Set<string>, { headerId, bundleIdentifier, documentIdentifier }: ArrivedMessage): void {
  // An id that was cut out of a message keeps the whole text in memory: its copy does not.
  for (const id of [headerId, bundleIdentifier, documentIdentifier])
    if (id !== undefined) taken.add(Buffer.from(id).toString());
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

/** An acknowledgement names at most this many faults. */
const mostFaults = 5;

/** What is wrong with a message, for its sender's developers: rules and places, never a value (UR-104). */
function diagnosticsOf({ issues }: Report): string {
  const errors = issues.filter(({ severity }) => severity === "error");
  return [
    `${errors.length} error${errors.length === 1 ? "" : "s"}`,
    ...errors.slice(0, mostFaults).map(({ rule, path }) => `${rule} at ${path}`),
    ...(errors.length > mostFaults ? ["..."] : []),
  ].join("; ");
}
