import type { Message } from "../build-message.js";
import { envelopeOf } from "../transport/envelope.js";
import { instantOf } from "../values/dates.js";
import type { DeliveryContext } from "./delivery-context.js";
import type { DeliveryRecord } from "./record.js";

/** The record of a message that was just built: queued, due to be sent within the time of the first acknowledgement. */
export function newRecord(context: DeliveryContext, message: Message): DeliveryRecord {
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
