import type { DeliveryContext } from "../../delivery-context.js";
import { changeOf, noted, stepFrom } from "../../step.js";
import type { DeliveryRow, Millis } from "../../store/rows.js";

/** The clocks of machines that keep time differ by less. Milliseconds. */
const aheadMs = 60_000;

/** How many are read at a time. */
const pageSize = 100;

/**
 * Releases what was submitted by a clock ahead of this one: it would wait until this clock got there, and its deadline
 * would be just as late. One that fails is told, and holds up no other. Returns how many.
 *
 * @throws StoreError where the store cannot list them.
 */
export async function releaseFromTheFuture(context: DeliveryContext, tell: (error: unknown) => void): Promise<number> {
  const { store, deadlines } = context;
  const at = context.nowMs();
  let released = 0;
  for (let after: string | undefined, isLast = false; !isLast;) {
    const page = await store.list(
      { states: ["queued"], from: at + aheadMs },
      { limit: pageSize, ...(after && { after }) },
    );
    for (const row of page.items) {
      if (!neverTried(row, at)) continue;
      const facts = { runAt: at, dueAt: deadlines.infrastructure(new Date(at)).getTime() };
      try {
        if (await store.apply(changeOf([noted(stepFrom(row), "clock-set-back", { at, deadlines }, facts)])))
          released += 1;
      } catch (error) {
        tell(error);
      }
    }
    after = page.next;
    isLast = after === undefined;
  }
  return released;
}

/** Whatever was tried waits its pause. */
function neverTried({ fence, runAt }: DeliveryRow, now: Millis): boolean {
  return fence === 0 && runAt !== undefined && runAt > now;
}
