import { steadyClock } from "../../transport/polling/clock.js";

/** Waits until the first of them ends, or until something else may be due. */
export async function firstOf(running: ReadonlySet<Promise<void>>, lookEveryMs: number): Promise<void> {
  if (running.size === 0) return;
  let cancel = (): void => undefined;
  const look = new Promise<void>((resolve) => {
    cancel = steadyClock.after(Math.max(10, lookEveryMs), resolve);
  });
  await Promise.race([...running, look]);
  cancel();
}
