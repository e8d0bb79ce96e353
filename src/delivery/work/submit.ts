import { buildMessage, type Message } from "../../build-message.js";
import type { Consultation } from "../../consultation/consultation.js";
import { resourcesOf } from "../../fhir/bundle.js";
import { envelopeOf } from "../../transport/envelope.js";
import { instantOf } from "../../values/dates.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { DeliveryOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { checkBeforeSending } from "./check-before-sending.js";
import { sendRecord } from "./send.js";

/** Builds a message, checks it, stores it, and sends it. */
export async function submit(
  context: DeliveryContext,
  submission: Consultation | Message,
  safety: NonNullable<DeliveryOptions["safety"]>,
): Promise<DeliveryRecord> {
  const { store, transport, sender, clock, newId } = context;
  const message = "xml" in submission ? submission : buildMessage(submission, { sender, clock, newId, safety });
  checkSource(message, context);
  const record = newRecord(context, message);
  checkBeforeSending(record.envelope, transport, sender);
  await store.insert(record);
  return sendRecord(context, record.id, "submit");
}

/** A message that was built elsewhere names the mailbox of the sender's profile it was built with (UR-005). */
function checkSource({ bundle }: Message, { sender }: DeliveryContext): void {
  const [header] = resourcesOf(bundle, "MessageHeader");
  if (header?.source?.endpoint === sender.mailboxId) return;
  throw new DeliveryError(
    "other-mailbox",
    "The message names a different mailbox from this delivery's, so its answers would go to the wrong mailbox. Build " +
      "it with this delivery's sender profile.",
  );
}

/** The record of a new message. It is queued, and must be sent within the time of the first acknowledgement. */
function newRecord(context: DeliveryContext, message: Message): DeliveryRecord {
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
