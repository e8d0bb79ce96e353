import type { DeliveryContext } from "../delivery-context.js";
import { matchItem } from "./match-item.js";

/**
 * Matches MESH's reports about this MESH id, which an attempt has just got: those that wait for it, and those that
 * belonged to nothing so far. Returns how many were matched.
 *
 * @throws DeliveryError `changed-meanwhile`, StoreError. What waits is matched in a later pass.
 */
export async function rematch(context: DeliveryContext, meshMessageId: string): Promise<number> {
  let matched = 0;
  for (const row of await context.store.listItemsLinkedTo(meshMessageId))
    if ((await matchItem(context, row)) === "matched") matched += 1;
  return matched;
}
