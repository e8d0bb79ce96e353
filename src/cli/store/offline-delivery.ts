import type { Delivery } from "../../delivery/delivery.js";
import { openDelivery } from "../../delivery/open-delivery.js";
import type { DeliveryStore } from "../../delivery/store/store.js";
import { memoryMesh } from "../../transport/memory/mesh.js";

/** A delivery for what a person decides: it needs no configuration, and nothing is sent or read. */
export function offlineDelivery(store: DeliveryStore): Promise<Delivery> {
  return openDelivery({ store, transport: memoryMesh().transport("OFFLINE") });
}
