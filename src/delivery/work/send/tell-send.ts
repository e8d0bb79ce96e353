import type { DeliveryContext } from "../../delivery-context.js";
import type { ClaimedSend, SendCompletion } from "../../store/store.js";

/** Tells `onEvent` that a send is over. If another worker has the delivery by now, that one tells its state. */
export function tellSend(
  { tell, record }: DeliveryContext,
  { row: { id: deliveryId, mailboxId, createdAt } }: ClaimedSend,
  { attempt, event }: SendCompletion,
  { durationMs, isStored }: { readonly durationMs: number; readonly isStored: boolean },
): void {
  const { outcome, number } = attempt;
  if (outcome === "done") record.noteSent(mailboxId);
  tell({ type: "send-ended", deliveryId, mailboxId, attempt: number, durationMs, outcome, reason: attempt.reason });
  if (!isStored) return;
  const { state, reason } = event;
  const sinceSubmittedMs = event.at - createdAt;
  tell({ type: "state-changed", deliveryId, mailboxId, state, reason, byPerson: false, sinceSubmittedMs });
}
