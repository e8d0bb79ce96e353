import type { DeliveryContext } from "./delivery-context.js";
import type { DeliveryRecord } from "./record.js";
import { sendRecord } from "./send-record.js";

/** Sends what is queued or of unknown outcome (ME-13: the very same bytes), except what MESH does not take; stops where MESH cannot be used. */
export async function sendWaiting(context: DeliveryContext): Promise<readonly DeliveryRecord[]> {
  const changed: DeliveryRecord[] = [];
  for (const { id, attention } of await context.store.listByState("queued", "outcome-unknown")) {
    if (attention?.reason === "not-sent" || context.beingSent.has(id)) continue;
    const record = await sendRecord(context, id, "resend");
    changed.push(record);
    if (record.state === "queued" && record.attention?.reason !== "not-sent") break;
  }
  return changed;
}
