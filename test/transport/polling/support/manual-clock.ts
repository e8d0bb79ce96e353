import type { PollClock } from "../../../../src/transport/mesh/index.js";

/** A clock that goes on only when it is told to. */
export interface ManualClock extends PollClock {
  /** Goes on by so many milliseconds, timer by timer, and lets everything that follows from each happen. */
  goOn(milliseconds: number): Promise<void>;
  /** How many timers wait. */
  readonly timers: number;
}

export function manualClock(): ManualClock {
  let now = 1_000;
  const timers = new Set<{ readonly at: number; readonly then: () => void }>();
  return {
    now: () => now,
    after(milliseconds, then) {
      const timer = { at: now + milliseconds, then };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async goOn(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        await settled();
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.then();
      }
      now = end;
    },
    get timers() {
      return timers.size;
    },
  };
}

/** Lets everything happen that waits for no timer. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
