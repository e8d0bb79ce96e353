/** Lets loops sleep until there may be something to do. */
export interface Wake {
  /** Wakes all who wait, and whoever waits next with what they saw before. */
  wake(): void;
  /** How often it was called: pass it to `next`. */
  seen(): number;
  /** Resolves once `wake` was called after `seen`, or the time has passed, or the signal was aborted. */
  next(seen: number, milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export function newWake(): Wake {
  let count = 0;
  const waiting = new Set<() => void>();
  return {
    wake() {
      count += 1;
      for (const resume of [...waiting]) resume();
    },
    seen: () => count,
    async next(seen, milliseconds, signal) {
      if (seen !== count || signal?.aborted === true) return;
      await new Promise<void>((resolve) => {
        const resume = (): void => {
          clearTimeout(timer);
          waiting.delete(resume);
          signal?.removeEventListener("abort", resume);
          resolve();
        };
        const timer = setTimeout(resume, milliseconds);
        waiting.add(resume);
        signal?.addEventListener("abort", resume);
      });
    },
  };
}
