import type { DeliveryContext, PassParts } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { ItemRow } from "../store/rows.js";
import { StoreError } from "../store/store-error.js";
import { unmatchedChange } from "./item-change.js";
import { matchItem } from "./match-item.js";

/**
 * Matches an item, and never throws. What a store could not do is tried again in a later pass. An item that cannot be
 * matched whatever is tried is kept as unreadable, and a person is told: it stops no other.
 */
export async function matchSafely(context: DeliveryContext, row: ItemRow, { onFailure }: PassParts): Promise<void> {
  const { mailboxId, messageId } = row;
  const failed = (error: unknown): void => onFailure({ loop: "inbox", mailboxId, messageId, error });
  try {
    await matchItem(context, row);
  } catch (error) {
    failed(error);
    if (mayPass(error)) return;
    const kept = unmatchedChange(context, row, "unreadable");
    if (kept !== undefined) await context.store.apply(kept.change).catch(failed);
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof StoreError || (error instanceof DeliveryError && error.reason === "changed-meanwhile");
}
