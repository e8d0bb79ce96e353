import type { Delivery, DeliveryOptions } from "./delivery.js";

/** Opens a delivery over a store and a transport. */
export function openDelivery(_options: DeliveryOptions): Delivery {
  throw new Error("not yet");
}
