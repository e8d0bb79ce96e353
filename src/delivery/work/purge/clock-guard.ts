import type { DeliveryContext } from "../../delivery-context.js";
import { DeliveryError } from "../../delivery-error.js";
import type { Millis } from "../../store/rows.js";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** So far ahead of the server's clock, no deletion goes by a clock of ours. */
const longestApartMs = hourMs;
/** A leap so long, from one look or from one process to the next, is a machine that stood still, or a wrong clock. */
const longestLeapMs = 7 * dayMs;
/** After a leap so much time must pass by the steady clock: a wrong clock is noticed by then. */
const heldMs = dayMs;

/** What the guard reads. */
export type Guarded = Pick<DeliveryContext, "nowMs" | "isSystemClock"> & {
  readonly store: Pick<DeliveryContext["store"], "listMailboxes" | "serverNow">;
};

/** Asked before anything is purged. @throws DeliveryError `clock-in-doubt`; StoreError */
export type ClockGuard = (context: Guarded) => Promise<void>;

/**
 * A clock that leaps years ahead would let everything be deleted at once, for good. So the system's clock is compared
 * with what does not go by it: the server's clock, the steady clock of this process, and, at its start, when an inbox
 * was last read.
 */
export function clockGuard(steadyMs: () => number = () => performance.now()): ClockGuard {
  let seen: { readonly at: Millis; readonly steady: number } | undefined;
  let heldUntil = -Infinity;
  return async ({ store, isSystemClock, nowMs }) => {
    if (!isSystemClock) return;
    const now = nowMs();
    const steady = steadyMs();
    const expected = seen === undefined ? await lastRead(store) : seen.at + steady - seen.steady;
    seen = { at: now, steady };
    if (expected !== undefined && now - expected > longestLeapMs) heldUntil = steady + heldMs;
    const server = await store.serverNow?.();
    const isAhead = server !== undefined && now - server > longestApartMs;
    if (steady < heldUntil || isAhead) throw inDoubt(isAhead);
  };
}

/** Undefined where no inbox was ever read. */
async function lastRead(store: Guarded["store"]): Promise<Millis | undefined> {
  const times = (await store.listMailboxes()).flatMap(({ polledAt, handshakeAt }) => [
    polledAt ?? [],
    handshakeAt ?? [],
  ]);
  return times.flat().reduce<Millis | undefined>((last, each) => Math.max(last ?? each, each), undefined);
}

function inDoubt(isAhead: boolean): DeliveryError {
  return new DeliveryError(
    "clock-in-doubt",
    isAhead
      ? "This machine's clock is ahead of the database server's: nothing is purged until they agree."
      : "The clock has leapt more than a week ahead, or nothing ran for so long: nothing is purged for a day. Look " +
          "whether this machine's clock is right.",
  );
}
