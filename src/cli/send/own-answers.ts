import type { DeliveryStore } from "../../delivery/store/store.js";
import type { Transport } from "../../transport/transport.js";

/** A transport that tells MESH nothing by itself about what was downloaded, and the part that does. */
export interface OwnAnswers {
  readonly transport: Transport;
  /** Acknowledges to MESH what belongs to a message of the store by now. @throws MeshError */
  readonly acknowledge: () => Promise<void>;
}

/**
 * Acknowledges to MESH only what the store matched to one of its messages. Everything else that waits in the mailbox is
 * another program's: were it acknowledged, it would be lost when this one, which keeps all in memory, ends (ME-08).
 */
export function acknowledgingOwn(transport: Transport, store: DeliveryStore): OwnAnswers {
  const withheld = new Map<string, { readonly at: Transport; readonly messageId: string }>();
  const withholding = (at: Transport): Transport => ({
    ...at,
    acknowledge(messageId) {
      withheld.set(`${at.mailboxId} ${messageId}`, { at, messageId });
      return Promise.resolve();
    },
    forMailbox: (mailboxId) => withholding(at.forMailbox(mailboxId)),
  });
  return {
    transport: withholding(transport),
    async acknowledge() {
      for (const [key, { at, messageId }] of withheld) {
        const item = await store.findItem(at.mailboxId, messageId);
        if (item?.state !== "matched") continue;
        await at.acknowledge(messageId);
        withheld.delete(key);
      }
    },
  };
}

/** A transport whose inbox nobody reads: what waits there stays. */
export function withoutInbox(transport: Transport): Transport {
  return {
    ...transport,
    async *listInbox() {
      // Nothing is listed.
    },
    forMailbox: (mailboxId) => withoutInbox(transport.forMailbox(mailboxId)),
  };
}
