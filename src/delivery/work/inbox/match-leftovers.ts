import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import { matchSafely } from "../../match/match-safely.js";

/** An item that was stored so recently is being matched by whoever stored it. Milliseconds. */
const recentMs = 1_000;

const pageSize = 50;

/** Where each delivery goes on at its next look: the `next` of the last page. */
const goesOnAt = new WeakMap<DeliveryContext, string>();

/**
 * Matches items that were stored and not matched: the process that stored them has died, or they are reports that
 * waited until the id of a message became known. Oldest first, with the content of one at a time, which may be long. A
 * look ends with the first page on which everything has to go on waiting: the next look begins with the page after it,
 * so that the many that wait cost little, and hold up no other.
 *
 * @throws StoreError
 */
export async function matchLeftovers(
  context: DeliveryContext,
  pass: PassParts,
  inHand: ReadonlySet<string>,
): Promise<void> {
  let after = goesOnAt.get(context);
  let isMoving: boolean;
  do {
    isMoving = false;
    const page = await context.store.listItems(
      { states: ["pending"] },
      { limit: pageSize, ...(after !== undefined && { after }) },
    );
    for (const row of page.items) {
      if (pass.signal.aborted) return;
      const age = context.nowMs() - row.receivedAt;
      const isRecent = age > 0 && age < recentMs;
      if (isRecent || inHand.has(inHandKey(row.mailboxId, row.messageId))) continue;
      const item = await context.store.findItem(row.mailboxId, row.messageId);
      if (item !== undefined && (await matchSafely(context, item, pass)) !== "pending") isMoving = true;
    }
    after = page.next;
    if (after === undefined) goesOnAt.delete(context);
    else goesOnAt.set(context, after);
  } while (after !== undefined && isMoving);
}

/** The key of an item that this process is storing and matching. */
export const inHandKey = (mailboxId: string, messageId: string): string => `${mailboxId} ${messageId}`;
