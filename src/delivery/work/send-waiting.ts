import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { DeliveryRecord } from "../record.js";
import { sendRecord } from "./send-record.js";

/**
 * Sends what is queued or of unknown outcome (ME-13: the very same bytes), except what MESH does not take; stops where
 * MESH cannot be used.
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

/** Another sender over the same store may have been quicker: then it is no longer waiting. */
async function sendUnlessTaken(context: DeliveryContext, id: string): Promise<DeliveryRecord | undefined> {
  try {
    return await sendRecord(context, id, "resend");
  } catch (error) {
    if (error instanceof DeliveryError && error.reason === "transition-refused") return undefined;
    throw error;
  }
}
