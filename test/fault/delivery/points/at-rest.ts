import type { Delivery } from "../../../../src/delivery/delivery.js";
import type { Mark } from "../support/marks.js";

/** Whether a person was told of a delivery's end; or, where nobody needs to be told, whether it was purged. */
export async function isAtRest(delivery: Delivery, id: string, { kind }: Mark): Promise<boolean> {
  const record = await delivery.status(id);
  const { items } = await delivery.attention({ deliveryIds: [id] });
  if (items.length > 0 && record?.state === kind.end) return items.every(({ toldAt }) => toldAt !== undefined);
  return record?.state === "sent-by-fallback" && (await delivery.events(id)).some(({ reason }) => reason === "purged");
}
