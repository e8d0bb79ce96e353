import { DeliveryError } from "../delivery-error.js";
import { workflows } from "../../terminology/workflows.js";
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
  const began = performance.now();
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (row?.state !== "pending" && row?.state !== "unmatched") return "matched";
    const decided = await decide(context, row);
    if (decided === undefined) return row.state;
    if (await context.store.apply(decided.change)) {
      tellAnswer(context, row, decided, performance.now() - began);
      return decided.to;
    }
    row = await context.store.findItem(given.mailboxId, given.messageId);
  }
  throw new DeliveryError("changed-meanwhile", "Others kept changing what an item belongs to. It is tried again.");
}

function tellAnswer({ tell }: DeliveryContext, row: ItemRow, { change }: MatchChange, durationMs: number): void {
  const { mailboxId, item } = row;
  const deliveryId = change.items?.[0]?.deliveryId;
  const code = change.events?.findLast((event) => event.deliveryId === deliveryId)?.reason;
  tell({ type: "answered", mailboxId, deliveryId, kind: kindOf(item), code, durationMs });
}

function kindOf(item: ItemRow["item"]): "acknowledgement" | "report" | "other" {
  if (item?.type === "report") return "report";
  return item?.workflowId === workflows.acknowledgement ? "acknowledgement" : "other";
}

async function decide(context: DeliveryContext, row: ItemRow): Promise<MatchChange | undefined> {
  const { item } = row;
  // What is stored is not as it was written.
  if (item === undefined) return unmatchedChange(context, row, "unreadable");
  return item.type === "report" ? matchReport(context, row, item) : matchMessage(context, row, item);
}
