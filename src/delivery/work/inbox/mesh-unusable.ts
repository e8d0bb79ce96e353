import { MeshError } from "../../../transport/mesh-error.js";
import type { DeliveryContext } from "../../delivery-context.js";

/**
 * Tells a person where MESH does not let this mailbox in: one attention, however many calls fail. A fault of the
 * network passes by itself.
 */
export async function noteMailboxFault(context: DeliveryContext, mailboxId: string, error: unknown): Promise<void> {
  if (!(error instanceof MeshError) || error.fault !== "mailbox" || error.reason === "transport-closed") return;
  await context.store.apply({
    open: [
      {
        id: context.newId(),
        mailboxId,
        deliveryId: undefined,
        inboxMessageId: undefined,
        reason: "mesh-unusable",
        detail: error.message,
        since: context.nowMs(),
      },
    ],
  });
}
