import type { DeliveryContext } from "./delivery-context.js";
import type { AttemptChange } from "./store/change.js";
import type { Millis } from "./store/rows.js";
import { StoreError } from "./store/store-error.js";

/** Why an attempt was ended though nobody knows what became of it. */
export type LeftReason = "worker-lost" | "answered";

/**
 * Ends the attempts of a delivery that are under way, when it is taken from whoever is sending it: that one may be
 * dead. If it lives, it stores what became of its attempt, and that counts. Attempts that cannot be read are left as
 * they are: the delivery must not stay where it is for their sake.
 */
export async function leftAttempts(
  { store }: Pick<DeliveryContext, "store">,
  deliveryId: string,
  at: Millis,
  reason: LeftReason,
): Promise<readonly AttemptChange[]> {
  const attempts = await store.listAttempts(deliveryId).catch((error: unknown) => {
    if (error instanceof StoreError && error.reason === "corrupt") return [];
    throw error;
  });
  const left = attempts.filter(({ outcome }) => outcome === "under-way");
  return left.map(({ number }) => ({ deliveryId, number, endedAt: at, outcome: "unknown", reason }));
}
