/** Work that is done after some time, unless it is cancelled. */
export interface DelayedWork {
  /** Does work so many milliseconds from now. */
  readonly later: (work: () => Promise<void>, milliseconds: number) => void;
  /** The clock was moved on by so many milliseconds: what has become due by that is done at once, in its order. */
  readonly hasten: (milliseconds: number) => void;
  /** Drops what has not begun. Resolves when what has begun is done. */
  readonly cancel: () => Promise<void>;
}

interface Waiting {
  readonly work: () => Promise<void>;
  /** On the clock of `performance.now()`. */
  dueAt: number;
  timer: NodeJS.Timeout;
}

/**
 * Delays work: MESH and practices answer after the sender's request has ended. Work is done in the order in which its
 * time comes, one piece after the other, and one that fails does not stop the next.
 */
export function delayedWork(): DelayedWork {
  const waiting = new Set<Waiting>();
  let cancelled = false;
  let last = Promise.resolve();
  const begin = (one: Waiting): void => {
    waiting.delete(one);
    clearTimeout(one.timer);
    last = last.then(() => (cancelled ? undefined : one.work())).catch(() => undefined);
  };
  const timerFor = (one: () => Waiting, milliseconds: number): NodeJS.Timeout =>
    setTimeout(() => {
      begin(one());
    }, milliseconds);
  return {
    later(work, milliseconds) {
      if (cancelled) return;
      const one: Waiting = {
        work,
        dueAt: performance.now() + milliseconds,
        timer: timerFor(() => one, milliseconds),
      };
      waiting.add(one);
    },
    hasten(milliseconds) {
      const now = performance.now();
      for (const one of [...waiting].sort((a, b) => a.dueAt - b.dueAt)) {
        one.dueAt -= milliseconds;
        if (one.dueAt <= now) begin(one);
        else {
          clearTimeout(one.timer);
          one.timer = timerFor(() => one, one.dueAt - now);
        }
      }
    },
    cancel() {
      cancelled = true;
      for (const { timer } of waiting) clearTimeout(timer);
      return last;
    },
  };
}
