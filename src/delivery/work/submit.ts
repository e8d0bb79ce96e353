import { buildMessage } from "../../build-message.js";
import type { Consultation } from "../../consultation/consultation.js";
import { envelopeOf } from "../../transport/envelope.js";
import { instantOf } from "../../values/dates.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { BuiltMessage, DeliveryOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { checkBeforeSending, checkSource } from "./check-before-sending.js";
import { sendRecord } from "./send.js";

/** Builds a message, checks it, stores it, and sends it. */
export async function submit(
  context: DeliveryContext,
  submission: Consultation | BuiltMessage,
  safety: NonNullable<DeliveryOptions["safety"]>,
): Promise<DeliveryRecord> {
  const { store, transport, sender, clock, newId } = context;
  const message = "xml" in submission ? submission : buildMessage(submission, { sender, clock, newId, safety });
  checkSource(message, sender);
  const record = newRecord(context, message);
  checkBeforeSending(record.envelope, transport, sender);
  await store.insert(record);
  return sendRecord(context, record.id, "submit");
}

/** The record of a new message. It is queued, and must be sent within the time of the first acknowledgement. */
function newRecord(context: DeliveryContext, message: BuiltMessage): DeliveryRecord {
  const now = context.clock();
  const at = instantOf(now);
  return {
    id: context.newId(),
    version: 1,
    state: "queued",
    history: [{ state: "queued", at, reason: "submitted" }],
    ids: message.ids,
    envelope: envelopeOf(message),
    confirmations: message.confirmations,
    meshMessageId: undefined,
    acknowledgements: [],
    reports: [],
    attention: undefined,
    practiceOdsCode: undefined,
    sentAt: undefined,
    dueAt: instantOf(context.deadlines.infrastructure(now)),
  };
}
