import type { Consultation } from "../../consultation/consultation.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { BuiltMessage, SubmitOptions } from "../delivery.js";
import type { DeliveryRecord } from "../record.js";
import { recordOf } from "../show/record.js";
import type { DeliveryRow } from "../store/rows.js";
import { checkSameContent } from "../store/taken.js";
import { addSwitchedOff } from "./switched-off.js";
import { contentVersion } from "./content.js";
import { contentOf, prepareDelivery } from "./prepare.js";

/** Stores a submission. Workers send it. */
export async function submit(
  context: DeliveryContext,
  submission: Consultation | BuiltMessage,
  options: SubmitOptions,
): Promise<DeliveryRecord> {
  const began = performance.now();
  const prepared = await preparedOrStored(context, submission, options);
  if ("version" in prepared) return recordOf(prepared);
  const switchedOff = await addSwitchedOff(context, prepared);
  // What is stored with its next step is told of there, and nothing is to be sent.
  if (switchedOff !== undefined) return recordOf(switchedOff);
  const { row, isNew } = await context.store.add(prepared);
  if (isNew) {
    context.wakeSender();
    const { id: deliveryId, mailboxId } = row;
    context.tell({ type: "submitted", deliveryId, mailboxId, durationMs: performance.now() - began });
  } else checkSameContent(row, prepared.row);
  return recordOf(row);
}

/**
 * What is stored already needs not to be built again: days later it may be refused, as a consultation of long ago
 * that nobody has confirmed.
 */
async function preparedOrStored(
  context: DeliveryContext,
  submission: Consultation | BuiltMessage,
  options: SubmitOptions,
): Promise<ReturnType<typeof prepareDelivery> | DeliveryRow> {
  try {
    return prepareDelivery(context, submission, options);
  } catch (error) {
    const stored = await storedSame(context, submission, options).catch(() => undefined);
    if (stored === undefined) throw error;
    return stored;
  }
}

async function storedSame(
  context: DeliveryContext,
  submission: Consultation | BuiltMessage,
  { id, sender = context.sender }: SubmitOptions,
): Promise<DeliveryRow | undefined> {
  const contentHash = contentOf(context, submission);
  const row = sender && (await context.store.findByCallerId(sender.odsCode, id));
  return row?.contentVersion === contentVersion && row.contentHash === contentHash ? row : undefined;
}
