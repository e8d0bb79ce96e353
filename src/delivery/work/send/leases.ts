import type { DeliveryContext } from "../../delivery-context.js";
import type { Lease } from "../../store/store.js";

/** A lease that this worker holds. */
export interface Held extends Lease {
  /** Aborted once the store says that the lease is lost. */
  readonly signal: AbortSignal;
}

/** The leases of the sends that are under way. As long as there are any, they are renewed. */
export interface Leases {
  /** `askedAt`: when the store was asked for it (steady milliseconds), which may have been long before its answer. */
  hold(lease: Lease, askedAt: number): Held;
  release(held: Held): void;
  /** False where the lease is lost. Asks the store where this process may have been asleep too long to know. */
  isHeld(held: Held): Promise<boolean>;
}

interface Kept extends Held {
  readonly abort: () => void;
  confirmedAt: number;
}

export function leasesOf({ store, work }: DeliveryContext, onFailure: (error: unknown) => void): Leases {
  const { leaseMs } = work;
  const kept = new Map<Held, Kept>();
  let timer: NodeJS.Timeout | undefined;

  async function renew(some: readonly Kept[]): Promise<void> {
    const askedAt = performance.now();
    const renewed = await store.renewSends(
      some.map(({ id, fence }) => ({ id, fence })),
      leaseMs,
    );
    const still = new Set(renewed.map(({ id, fence }) => `${id} ${fence}`));
    for (const each of some) {
      if (still.has(`${each.id} ${each.fence}`)) each.confirmedAt = askedAt;
      else each.abort();
    }
  }

  function beat(): void {
    const own = setTimeout(() => {
      const due = [...kept.values()].filter(({ signal }) => !signal.aborted);
      // Where the store fails, nothing is aborted: what is under way is better finished than doubtful.
      void renew(due)
        .catch(onFailure)
        .then(() => {
          if (timer === own) beat();
        });
    }, leaseMs / 3);
    timer = own;
  }

  return {
    hold({ id, fence }, askedAt) {
      const controller = new AbortController();
      const held: Held = { id, fence, signal: controller.signal };
      kept.set(held, { ...held, abort: () => controller.abort(), confirmedAt: askedAt });
      if (timer === undefined) beat();
      return held;
    },
    release(held) {
      kept.delete(held);
      if (kept.size > 0) return;
      clearTimeout(timer);
      timer = undefined;
    },
    async isHeld(held) {
      const each = kept.get(held);
      if (each === undefined || isLost(each)) return false;
      if (performance.now() - each.confirmedAt > leaseMs / 2) await renew([each]);
      // The store's answer may have come too late as well.
      return !isLost(each) && performance.now() - each.confirmedAt <= leaseMs;
    },
  };
}

function isLost({ signal }: Held): boolean {
  return signal.aborted;
}
