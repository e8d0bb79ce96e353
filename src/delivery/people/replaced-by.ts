import { readMessage } from "../../message/read/read-message.js";
import type { MessageVersion } from "../../message/replacement.js";
import type { DeliveryContext } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import { isPurged, purgedError } from "../purged.js";
import { sentEnvelope } from "../sent-envelope.js";
import type { DeliveryRow } from "../store/rows.js";

/**
 * The delivery whose message this one replaces at the practice. Undefined where it is a first version: it replaces
 * nothing, or only what never reached anybody.
 */
export async function replacedBy(
  { store }: Pick<DeliveryContext, "store">,
  row: DeliveryRow,
): Promise<DeliveryRow | undefined> {
  let replacement: DeliveryRow | undefined = row;
  while (replacement?.link?.kind === "replaces") {
    const original: DeliveryRow | undefined = await store.findById(replacement.link.deliveryId);
    // Where the original never left, this one replaces what the original would have replaced.
    if (!replacement.goesAsFirst) return original;
    replacement = original;
  }
  return undefined;
}

/** What a replacement must name of a delivery's message, read from the bytes that were sent (UR-080). */
export async function versionOf({ store }: DeliveryContext, row: DeliveryRow): Promise<MessageVersion> {
  const body = await store.findBody(row.id);
  if (body === undefined) {
    if (isPurged(row)) throw purgedError(row);
    throw new DeliveryError(
      "no-consultation",
      "The message of this delivery is no longer stored, so no message can be made out of it: submit the " +
        "consultation under a new id.",
      { deliveryId: row.id },
    );
  }
  return readMessage(sentEnvelope(row, body).body).version;
}
