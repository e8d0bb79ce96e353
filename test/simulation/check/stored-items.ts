import type { ItemRow, ItemState } from "../../../src/delivery/store/rows.js";
import type { DeliveryStore } from "../../../src/delivery/store/store.js";

/** Items in these states, with their content, which lists leave out. */
export async function storedItems(store: DeliveryStore, states: readonly ItemState[]): Promise<readonly ItemRow[]> {
  const { items } = await store.listItems({ states }, { limit: 1000 });
  const rows = await Promise.all(items.map(({ mailboxId, messageId }) => store.findItem(mailboxId, messageId)));
  return rows.filter((row) => row !== undefined);
}
