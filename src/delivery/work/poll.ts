import { MeshError } from "../../transport/mesh-error.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { PollResult } from "../delivery.js";
import { markOverdue } from "./mark-overdue.js";
import { readInbox } from "./inbox.js";
import type { DeliveryRecord } from "../record.js";
import { sendWaiting } from "./send.js";

/** Reads the inbox first, because an answer may make a resend unnecessary. Marks overdue ones even if MESH fails. */
export async function poll(context: DeliveryContext): Promise<PollResult> {
  const changed = new Map<string, DeliveryRecord>();
  const note = (records: readonly DeliveryRecord[]): void => {
    for (const record of records) changed.set(record.id, record);
  };
  try {
    await context.shakeHands();
    const { kept, keptBefore, failures, cutShort } = await readInbox(context);
    const matched = kept.flatMap((each) => (each.kind === "matched" ? [each.record] : []));
    note(matched);
    // One item that cannot be listed does not hold up what waits to be sent.
    if (cutShort === undefined || isOfOneItem(cutShort.error)) note(await sendWaiting(context));
    if (cutShort !== undefined) throw cutShort.error;
    note(await markOverdue(context));
    return {
      handled: kept.length + keptBefore,
      unmatched: kept.length - matched.length,
      failures,
      changed: [...changed.values()],
    };
  } catch (error) {
    await markOverdue(context);
    throw error;
  }
}

function isOfOneItem(error: unknown): boolean {
  return error instanceof MeshError && error.fault === "message";
}
