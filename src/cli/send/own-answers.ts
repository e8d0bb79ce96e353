import type { DeliveryStore } from "../../delivery/store/store.js";
import type { Transport } from "../../transport/transport.js";

/**
 * A transport that acknowledges to MESH only what the store matched to one of its deliveries. Everything else that
 * waits in the mailbox is another program's: were it acknowledged, it would be lost when this one ends (ME-08).
 */
export function acknowledgingOwn(transport: Transport, store: DeliveryStore): Transport {
  return {
    ...transport,
    async acknowledge(messageId, options) {
      const entry = await store.findInboxItem(messageId);
      if (entry?.deliveryId !== undefined) await transport.acknowledge(messageId, options);
    },
  };
}
