import { MeshError, type Certainty } from "../../transport/mesh-error.js";
import type { Envelope } from "../../transport/transport.js";
import { attentionOf, type AttentionReason } from "../attention.js";
import { changeRecord } from "../change-record.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import { goOn, type StepTime } from "../go-on.js";
import type { DeliveryRecord } from "../record.js";

interface Posted {
  readonly certainty: Certainty;
  readonly messageId?: string;
  readonly error?: unknown;
}

/** Faults of one message, not of the mailbox: sending this message again cannot help, but others may be sent. */
const messageFaults: readonly MeshError["reason"][] = [
  "header-invalid",
  "too-large",
  "recipient-unknown",
  "request-refused",
  "answer-unreadable",
];

/**
 * Sends the stored bytes, and stores the outcome.
 * @throws DeliveryError with reason `transition-refused` where the message is not waiting to be sent, `unknown-id`, or
 * `not-recorded`.
 */
export async function sendRecord(context: DeliveryContext, id: string, reason: string): Promise<DeliveryRecord> {
  context.beingSent.add(id);
  try {
    const sending = await changeRecord(context, id, (record) => goOn(record, "sending", reason, timeOf(context))).catch(
      unlessRefused(id),
    );
    const posted = await post(context, sending.envelope);
    return await changeRecord(context, id, (record) => afterPosting(record, posted, timeOf(context)), {
      cause: posted.error,
    }).catch(notRecorded(id));
  } finally {
    context.beingSent.delete(id);
  }
}

function unlessRefused(id: string): (cause: unknown) => never {
  return (cause) => {
    if (cause instanceof DeliveryError) throw cause;
    return notRecorded(id)(cause);
  };
}

function notRecorded(deliveryId: string): (cause: unknown) => never {
  const text =
    "The message is stored and may have been sent, but the outcome could not be stored. Do not submit it again: " +
    "follow this delivery.";
  return (cause) => {
    throw new DeliveryError("not-recorded", text, { cause, deliveryId });
  };
}

async function post(context: DeliveryContext, envelope: Envelope): Promise<Posted> {
  try {
    await context.shakeHands();
  } catch (error) {
    return { certainty: "not-done", error };
  }
  try {
    const { messageId } = await context.transport.send(envelope);
    return { certainty: "done", messageId };
  } catch (error) {
    return { certainty: error instanceof MeshError ? error.certainty : "unknown", error };
  }
}

const stateAfter = { done: "sent", "not-done": "queued", unknown: "outcome-unknown" } as const;

/** The record after a send. If the practice's answer came before MESH's, only the message id is new. */
function afterPosting(record: DeliveryRecord, { certainty, messageId, error }: Posted, time: StepTime): DeliveryRecord {
  const named = messageId === undefined ? record : { ...record, meshMessageId: messageId };
  if (record.state !== "sending") return named;
  const after = goOn(named, stateAfter[certainty], error === undefined ? "mesh-accepted" : reasonOf(error), time);
  const need = certainty === "done" ? undefined : needAfter(error);
  if (need === undefined) return after;
  if (record.attention?.reason === need) return { ...after, attention: record.attention };
  return { ...after, attention: attentionOf(need, time.at, error instanceof MeshError ? error.message : undefined) };
}

function needAfter(error: unknown): AttentionReason | undefined {
  if (!(error instanceof MeshError)) return "mesh-unusable";
  if (error.resendCanHelp) return undefined;
  return messageFaults.includes(error.reason) ? "not-sent" : "mesh-unusable";
}

function reasonOf(error: unknown): string {
  return error instanceof MeshError ? error.reason : "unexpected-error";
}

function timeOf(context: DeliveryContext): StepTime {
  return { at: context.now(), deadlines: context.deadlines };
}

/**
 * Sends messages that are queued or whose outcome is unknown (ME-13: exactly the same bytes), except those that MESH
 * does not accept. Stops where MESH cannot be used.
 */
export async function sendWaiting(context: DeliveryContext): Promise<readonly DeliveryRecord[]> {
  const changed: DeliveryRecord[] = [];
  for (const { id, attention } of await context.store.listByState("queued", "outcome-unknown")) {
    if (attention?.reason === "not-sent" || context.beingSent.has(id)) continue;
    const record = await sendUnlessTaken(context, id);
    if (record === undefined) continue;
    changed.push(record);
    if (record.state === "queued" && record.attention?.reason !== "not-sent") break;
  }
  return changed;
}

/** Undefined where another sender over the same store has sent it in the meantime. */
async function sendUnlessTaken(context: DeliveryContext, id: string): Promise<DeliveryRecord | undefined> {
  try {
    return await sendRecord(context, id, "resend");
  } catch (error) {
    if (error instanceof DeliveryError && error.reason === "transition-refused") return undefined;
    throw error;
  }
}
