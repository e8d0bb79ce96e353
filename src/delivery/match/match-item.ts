import { DeliveryError } from "../delivery-error.js";
import type { DeliveryContext } from "../delivery-context.js";
import type { Change } from "../store/change.js";
import type { ItemRow } from "../store/rows.js";
import { unmatchedChange } from "./item-change.js";
import { matchMessage } from "./match-message.js";
import { matchReport } from "./match-report.js";

/** Where an item got to. `pending`: it is looked at again in the next pass, or once an id becomes known. */
export type MatchedTo = "matched" | "unmatched" | "pending";

/** What an item changes, and where it got to. Undefined: nothing for now. */
export interface MatchChange {
  readonly to: "matched" | "unmatched";
  readonly change: Change;
}

const attempts = 10;

/**
 * Finds what a stored item belongs to, and stores what it changes in one transaction. Once is enough, and again is
 * harmless: the store takes it only while the item is not matched.
 *
 * @throws DeliveryError `changed-meanwhile`, StoreError: nothing was changed.
 */
export async function matchItem(context: DeliveryContext, given: ItemRow): Promise<MatchedTo> {
  let row: ItemRow | undefined = given;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (row?.state !== "pending" && row?.state !== "unmatched") return "matched";
    const decided = await decide(context, row);
    if (decided === undefined) return row.state;
    if (await context.store.apply(decided.change)) return decided.to;
    row = await context.store.findItem(given.mailboxId, given.messageId);
  }
  throw new DeliveryError("changed-meanwhile", "Others kept changing what an item belongs to. It is tried again.");
}

async function decide(context: DeliveryContext, row: ItemRow): Promise<MatchChange | undefined> {
  const { item } = row;
  // What is stored is not as it was written.
  if (item === undefined) return unmatchedChange(context, row, "unreadable");
  return item.type === "report" ? matchReport(context, row, item) : matchMessage(context, row, item);
}
