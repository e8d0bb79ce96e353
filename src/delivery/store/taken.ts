import { DeliveryError } from "../delivery-error.js";
import type { DeliveryRow } from "./rows.js";

/** The same built message under two ids of the caller: it would go to the practice twice. `stored`: the first. */
export function otherIdError(stored: DeliveryRow | undefined): DeliveryError {
  return new DeliveryError(
    "different-content",
    "A message with this MessageHeader.id is stored under another id of yours: follow that delivery, or build a new " +
      "message.",
    stored && { deliveryId: stored.id },
  );
}

/**
 * Compares what is there with what is asked for. Under another version of the canonical form that cannot be done (the
 * library was upgraded in between): then it counts as the same. @throws DeliveryError `different-content`.
 */
export function checkSameContent(known: DeliveryRow, asked: DeliveryRow): void {
  if (known.contentVersion !== asked.contentVersion || known.contentHash === asked.contentHash) return;
  throw new DeliveryError(
    "different-content",
    "This id is stored already, with another consultation or message: nothing was stored. Use a new id for each " +
      "consultation. To change one that was submitted, call `replace` or `correct`.",
    { deliveryId: known.id },
  );
}
