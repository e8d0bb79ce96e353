import type { DeliveryContext, PassParts } from "../../delivery-context.js";
import type { InboxTransport } from "./answering.js";
import type { HeldPoll } from "./held-polls.js";
import { itemFailures } from "./item-failures.js";
import { inHandKey } from "./match-leftovers.js";
import { matchOrder } from "./match-order.js";
import type { PollParts } from "./poll-mailbox.js";
import { acknowledgeItem, receiveItem, type ListedItem } from "./receive-item.js";

/** Items of one inbox that are in hand at a time: downloaded, or waiting for their turn. */
const itemsInHand = 8;

/** Ids about which the store is asked at once. */
const batchSize = 50;

/** What reading one inbox needs besides. */
export interface ReadParts extends PollParts {
  readonly transport: InboxTransport;
  /** Whether MESH lets this mailbox in. */
  readonly shakeHands: () => Promise<boolean>;
  readonly failed: (error: unknown) => Promise<void>;
}

/** How many items were acknowledged. */
export interface ItemsRead {
  readonly received: number;
  /** More may be waiting, because the workers are to end. */
  readonly wasCut: boolean;
  /** The list came to its end, and MESH gave what was asked for, but for single items. */
  readonly isRead: boolean;
}

/**
 * Receives what MESH lists. Where the list breaks off, what was listed is received all the same; one item that fails
 * stops no other. Only ids and a few items are in memory at a time.
 */
export async function readItems(
  context: DeliveryContext,
  pass: PassParts,
  poll: HeldPoll,
  { transport, shakeHands, failed, room, inHand }: ReadParts,
): Promise<ItemsRead> {
  const { signal, mailbox } = poll;
  const { mailboxId } = mailbox;
  const failing = new Map<string, number>();
  const failures = itemFailures(context, mailboxId, shakeHands);
  const underWay = new Set<Promise<void>>();
  const nextPlace = matchOrder();
  let received = 0;
  let wasCut = false;
  let isListed = false;

  async function receive(listed: ListedItem): Promise<void> {
    const place = nextPlace();
    let { isStored } = listed;
    try {
      // Whatever waits for its turn takes no place that another inbox could use.
      const kept = isStored ? {} : await room(() => receiveItem(context, transport, listed));
      isStored = kept !== undefined;
      if (kept !== undefined) {
        await acknowledgeItem(context, transport, listed.messageId, kept.row, place, pass);
        received += 1;
      }
      if (listed.isStored) await failures.acknowledged(listed);
      await failures.worked();
    } catch (error) {
      pass.onFailure({ loop: "inbox", mailboxId, messageId: listed.messageId, error });
      await failures.failed({ ...listed, isStored }, error).catch(failed);
    } finally {
      place.leave();
    }
  }

  async function begin(listed: ListedItem): Promise<void> {
    const key = inHandKey(mailboxId, listed.messageId);
    inHand.add(key);
    const receiving = receive(listed).finally(() => {
      inHand.delete(key);
      underWay.delete(receiving);
    });
    underWay.add(receiving);
    if (underWay.size >= itemsInHand) await Promise.race(underWay);
  }

  try {
    const ids = transport.listInbox({ ...context.ours.listOptions, signal });
    let isFirst = true;
    for await (const batch of batchesOf(ids, batchSize)) {
      if (isFirst) await addFailing(context, mailboxId, failing);
      isFirst = false;
      const wanted = batch.filter((messageId) => !context.ours.isKnownOther(messageId));
      const stored = new Set(await context.store.storedItems(mailboxId, wanted));
      for (const messageId of wanted) {
        wasCut = signal.aborted;
        if (wasCut || failures.isOver()) break;
        await begin({ mailboxId, messageId, isStored: stored.has(messageId), failures: failing.get(messageId) ?? 0 });
      }
      if (wasCut || failures.isOver()) break;
    }
    isListed = true;
  } catch (error) {
    wasCut = signal.aborted;
    if (!wasCut) await failed(error);
  }
  await Promise.all(underWay);
  await failures.end();
  return { received, wasCut, isRead: isListed && !wasCut && !failures.isOver() };
}

/** Adds the items that failed before, and how often. */
async function addFailing({ store }: DeliveryContext, mailboxId: string, failing: Map<string, number>): Promise<void> {
  let after: string | undefined;
  do {
    const asked = { limit: 1000, ...(after !== undefined && { after }) };
    const page = await store.listItems({ states: ["failing"], mailboxId }, asked);
    for (const { messageId, failures } of page.items) failing.set(messageId, failures);
    after = page.next;
  } while (after !== undefined);
}

/** So many at a time. Where the list breaks off, what came before is given first. */
async function* batchesOf(ids: AsyncIterable<string>, size: number): AsyncGenerator<readonly string[]> {
  let batch: string[] = [];
  try {
    for await (const id of ids) {
      batch.push(id);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}
