import type { DeliveryContext, LoopPass } from "../../delivery-context.js";
import { clockGuard, type ClockGuard } from "./clock-guard.js";

const dayMs = 86_400_000;

/** Deleted in one transaction: few enough that nothing has to wait. */
const atOnce = 100;
/** Pause of a lasting loop after it found nothing. There is no hurry. */
const lookEveryMs = 60_000;
/** Batches of a single pass, which must end. */
const mostBatches = 100;

/**
 * Deletes patient data once its retention has passed. Without `retention` nothing is ever deleted. A lasting
 * loop does one batch at a time, and goes on as long as there is something.
 */
export function purgePass(
  { retention }: Pick<DeliveryContext, "retention">,
  isLasting: boolean,
  guard: ClockGuard = clockGuard(),
): LoopPass {
  let lookAgainAt = -Infinity;
  return async (context, { signal }) => {
    if (retention === undefined) return 0;
    if (isLasting && performance.now() < lookAgainAt) return 0;
    let purged = 0;
    await guard(context);
    for (let batches = 0; batches < (isLasting ? 1 : mostBatches) && !signal.aborted; batches++) {
      const at = context.nowMs();
      const found = await context.store.purge({ endedBefore: at - retention.days * dayMs, at, limit: atOnce });
      purged += found;
      if (found === 0) break;
    }
    if (purged === 0) lookAgainAt = performance.now() + lookEveryMs;
    return purged;
  };
}
