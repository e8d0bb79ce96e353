import type { DeliveryContext, PassParts } from "../delivery-context.js";
import { DeliveryError } from "../delivery-error.js";
import type { ItemRow } from "../store/rows.js";
import { StoreError } from "../store/store-error.js";
import { unmatchedChange } from "./item-change.js";
import { matchItem, type MatchedTo } from "./match-item.js";

/**
 * Matches an item, and never throws. What a store could not do is tried again in a later pass. An item that cannot be
 * matched whatever is tried, as where what it belongs to is damaged, is kept as unreadable, and a person is told: it
 * stops no other. Answers where it got to.
 */
export async function matchSafely(
  context: DeliveryContext,
  row: ItemRow,
  { onFailure }: PassParts,
): Promise<MatchedTo> {
  const { mailboxId, messageId } = row;
  const failed = (error: unknown): void => onFailure({ loop: "inbox", mailboxId, messageId, error });
  try {
    return await matchItem(context, row);
  } catch (error) {
    failed(error);
    const kept = mayPass(error) ? undefined : unmatchedChange(context, row, "unreadable");
    if (kept === undefined) return "pending";
    return context.store.apply(kept.change).then(
      () => "unmatched",
      (second: unknown) => {
        failed(second);
        return "pending";
      },
    );
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof StoreError) return error.reason !== "corrupt";
  return error instanceof DeliveryError && error.reason === "changed-meanwhile";
}
