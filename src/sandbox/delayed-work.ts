/** Work that happens after some time, unless it is cancelled. */
export interface DelayedWork {
  readonly later: (work: () => void) => void;
  readonly cancel: () => void;
}

/** Puts work off by so many milliseconds: MESH and practices answer after the sender has gone on. */
export function delayedWork(milliseconds: number): DelayedWork {
  const timers = new Set<NodeJS.Timeout>();
  return {
    later(work) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, milliseconds);
      timers.add(timer);
    },
    cancel() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
