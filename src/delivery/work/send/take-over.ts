import type { DeliveryContext } from "../../delivery-context.js";
import { leftAttempts } from "../../left-attempts.js";
import { changeOf, stepFrom } from "../../step.js";
import { unknownAgain } from "./outcome.js";

/** How many are looked at in one go. */
const atOnce = 100;

/**
 * Takes deliveries from workers that died or hang while they were sending: nobody knows whether MESH has the message,
 * so the same bytes go again at once. One that fails is told, and holds up no other. Returns how many.
 *
 * @throws StoreError where the store cannot list them.
 */
export async function takeOver(
  context: DeliveryContext,
  isOurs: (deliveryId: string) => boolean,
  tell: (error: unknown) => void,
): Promise<number> {
  const { store, deadlines } = context;
  let taken = 0;
  for (const row of await store.listStaleSends(atOnce)) {
    if (isOurs(row.id)) continue;
    const at = context.nowMs();
    const step = unknownAgain(context, stepFrom(row), "worker-lost", { at, deadlines }, 0);
    try {
      const attempts = await leftAttempts(context, row.id, at, "worker-lost");
      if (await store.apply(changeOf([step], { attempts, ifLeaseRanOut: true }))) taken += 1;
    } catch (error) {
      tell(error);
    }
  }
  return taken;
}
