import { MeshError } from "../../../transport/mesh-error.js";
import type { DeliveryContext } from "../../delivery-context.js";

/** Tells a person where the mailbox has no transport that can be used: its certificate has expired, for example. */
export async function noteUnusable(context: DeliveryContext, mailboxId: string, error: unknown): Promise<void> {
  if (error instanceof MeshError && error.reason === "transport-closed") return;
  const about = { mailboxId, deliveryId: undefined, inboxMessageId: undefined };
  // Nobody knows what another error holds.
  const detail = error instanceof MeshError ? error.message : undefined;
  const one = { ...about, id: context.newId(), reason: "mesh-unusable", detail, since: context.nowMs() } as const;
  await context.store.apply({ open: [one] });
}

/**
 * Tells a person where MESH does not let this mailbox in: one attention, however many calls fail. A fault of the
 * network passes by itself.
 */
export async function noteMailboxFault(context: DeliveryContext, mailboxId: string, error: unknown): Promise<void> {
  if (!(error instanceof MeshError) || error.fault !== "mailbox") return;
  await noteUnusable(context, mailboxId, error);
}
