import type * as deliveryEntry from "../../../src/delivery/index.js";

/** Deliveries as they are published. */
export const durable: typeof deliveryEntry = (await import(
  new URL("../../../dist/delivery/index.js", import.meta.url).href
)) as typeof deliveryEntry;
