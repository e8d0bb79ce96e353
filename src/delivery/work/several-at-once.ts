import type { PassParts } from "../delivery-context.js";
import { firstOf } from "./first-of.js";

/** How a loop takes tasks from the store, and does them. */
export interface Tasks<Claimed> {
  /** How many are under way at the same time. */
  readonly atOnce: number;
  /** Takes so many at most, each under a lease that outlasts the task: so no other process does it meanwhile. */
  readonly claim: (limit: number) => Promise<readonly Claimed[]>;
  readonly work: (claimed: Claimed) => Promise<void>;
  readonly mailboxOf: (claimed: Claimed) => string;
  readonly failed: (error: unknown, mailboxId?: string) => void;
  /** While tasks are under way the store is asked again at the latest after this time. */
  readonly lookEveryMs: number;
}

/** Does what is due, several at a time, until nothing is due any more or the signal is aborted. */
export async function severalAtOnce<Claimed>(
  { signal, onTurn }: Pick<PassParts, "signal" | "onTurn">,
  { atOnce, claim, work, mailboxOf, failed, lookEveryMs }: Tasks<Claimed>,
): Promise<void> {
  const running = new Set<Promise<void>>();

  async function begin(): Promise<void> {
    const limit = atOnce - running.size;
    if (signal.aborted || limit <= 0) return;
    for (const claimed of await claim(limit)) {
      const task = work(claimed)
        .catch((error: unknown) => failed(error, mailboxOf(claimed)))
        .finally(() => running.delete(task));
      running.add(task);
    }
  }

  do {
    await begin().then(onTurn, (error: unknown) => failed(error));
    if (running.size > 0) await firstOf(running, lookEveryMs);
  } while (running.size > 0);
}
