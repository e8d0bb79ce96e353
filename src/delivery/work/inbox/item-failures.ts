import { MeshError } from "../../../transport/mesh-error.js";
import type { DeliveryContext } from "../../delivery-context.js";
import { noteMailboxFault } from "./mesh-unusable.js";
import type { ListedItem } from "./receive-item.js";

/** What failed while one inbox was read. */
export interface ItemFailures {
  /** An item could not be downloaded or stored, or a stored one not be acknowledged. */
  failed(item: ListedItem, error: unknown): Promise<void>;
  /** An item was stored: whatever failed before it, the mailbox works. */
  worked(): Promise<void>;
  /** An item that an earlier poll had stored was acknowledged: what a person was told of it is over. */
  acknowledged(item: ListedItem): Promise<void>;
  /** No further item is tried: MESH cannot be used at the moment. */
  isOver(): boolean;
  /** Counts what was not counted yet. */
  end(): Promise<void>;
}

/** After so many failures in a row it is asked whether the mailbox works at all; after so many it is given up. */
const doubtfulRun = 8;
const longestRun = 64;

/**
 * Counts the failures of each item, and tells a person of the third: such an item stays with MESH for good, and what it
 * says reaches nobody, or the practice hears that it was not collected. Where the mailbox or the network fails, items
 * are not to blame: `works` decides.
 */
export function itemFailures(context: DeliveryContext, mailboxId: string, works: () => Promise<boolean>): ItemFailures {
  let uncounted: string[] = [];
  let run = 0;
  let over = false;
  let mailboxFails = false;

  async function count(): Promise<void> {
    const failed = uncounted;
    uncounted = [];
    try {
      for (const messageId of failed) await noteItemFailure(context, mailboxId, messageId);
    } catch (error) {
      // The store itself does not work: nothing can be stored.
      over = true;
      throw error;
    }
  }

  return {
    async failed({ messageId, isStored, failures }, error) {
      const mayBeMailbox = error instanceof MeshError && error.fault !== "message" && failures === 0;
      if (mailboxFails) return;
      // One attention for the mailbox, however many of its items cannot be acknowledged.
      if (isStored && error instanceof MeshError && error.fault === "mailbox")
        return noteMailboxFault(context, mailboxId, error);
      uncounted.push(messageId);
      if (!mayBeMailbox) return count();
      run += 1;
      // What is stored and cannot be acknowledged keeps no other item from being read.
      if (run >= longestRun && !isStored) over = true;
      if (run % doubtfulRun !== 0) return;
      if (await works()) return count();
      over = true;
      mailboxFails = true;
      uncounted = [];
    },
    async worked() {
      run = 0;
      if (uncounted.length > 0) await count();
    },
    async acknowledged({ messageId: inboxMessageId }) {
      const about = { mailboxId, inboxMessageId, reasons: ["item-failing"] };
      await context.store.apply({ close: [{ ...about, at: context.nowMs(), by: undefined, how: "acknowledged" }] });
    },
    isOver: () => over,
    end: count,
  };
}

const toldAfter = 3;

async function noteItemFailure(context: DeliveryContext, mailboxId: string, messageId: string): Promise<void> {
  const { store, newId } = context;
  const at = context.nowMs();
  const failures = await store.noteItemFailure(mailboxId, messageId, at);
  if (!isTold(failures)) return;
  const about = { mailboxId, deliveryId: undefined, inboxMessageId: messageId };
  await store.apply({ open: [{ ...about, id: newId(), reason: "item-failing", detail: undefined, since: at }] });
}

/** At the third failure, and, for the case that a person has closed it in the meantime, whenever they have doubled. */
function isTold(failures: number): boolean {
  return failures >= toldAfter && Number.isInteger(Math.log2(failures / toldAfter));
}
