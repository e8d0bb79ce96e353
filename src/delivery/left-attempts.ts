import type { DeliveryContext } from "./delivery-context.js";
import type { AttemptChange } from "./store/change.js";
import type { Millis } from "./store/rows.js";

/**
 * Ends the attempts of a delivery that are under way, when it is taken from whoever is sending it: that one may be
 * dead. If it lives, it stores what became of its attempt, and that counts.
 */
export async function leftAttempts(
  { store }: Pick<DeliveryContext, "store">,
  deliveryId: string,
  at: Millis,
  reason: "worker-lost" | "answered",
): Promise<readonly AttemptChange[]> {
  const left = (await store.listAttempts(deliveryId)).filter(({ outcome }) => outcome === "under-way");
  return left.map(({ number }) => ({ deliveryId, number, endedAt: at, outcome: "unknown", reason }));
}
