/** Work that is done after some time, unless it is cancelled. */
export interface DelayedWork {
  /** `moreMs`: so many milliseconds later than other work. */
  readonly later: (work: () => Promise<void>, moreMs?: number) => void;
  /** Drops what has not begun. Resolves when what has begun is done. */
  readonly cancel: () => Promise<void>;
}

/**
 * Delays work by so many milliseconds: MESH and practices answer after the sender's request has ended. Work is done in
 * the order in which its time comes, one piece after the other, and one that fails does not stop the next.
 */
export function delayedWork(milliseconds: number): DelayedWork {
  const timers = new Set<NodeJS.Timeout>();
  let cancelled = false;
  let last = Promise.resolve();
  return {
    later(work, moreMs = 0) {
      if (cancelled) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        last = last.then(() => (cancelled ? undefined : work())).catch(() => undefined);
      }, milliseconds + moreMs);
      timers.add(timer);
    },
    cancel() {
      cancelled = true;
      for (const timer of timers) clearTimeout(timer);
      return last;
    },
  };
}
