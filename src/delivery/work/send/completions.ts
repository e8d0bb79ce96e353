import type { DeliveryContext } from "../../delivery-context.js";
import { pause } from "../../run/pause.js";
import type { SendCompletion } from "../../store/store.js";
import { StoreError } from "../../store/store-error.js";

/** Stores what became of sends: those that end at the same time in one transaction. */
export interface Completions {
  /** False where the lease was lost meanwhile. Rejects where it could not be stored by the end of `patience`. */
  store(completion: SendCompletion, patience: Patience): Promise<boolean>;
}

/** How long to try: what MESH said must not be lost because a database restarts. */
export interface Patience {
  /** Ends the trying, though not before a lease's time has passed. */
  readonly signal: AbortSignal;
  readonly onFailure: (error: unknown) => void;
  /** Called as soon as the store has been asked to store what became of these: their places are free. */
  readonly claimNext: (ending: readonly string[], stored: Promise<unknown>) => void;
}

interface Waiting {
  readonly completion: SendCompletion;
  readonly patience: Patience;
  readonly resolve: (isStored: boolean) => void;
  readonly reject: (error: unknown) => void;
  readonly since: number;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;

export function completionsOf({ store, work }: DeliveryContext): Completions {
  let waiting: Waiting[] = [];
  let isStoring = false;

  async function storeAll(): Promise<void> {
    isStoring = true;
    let failures = 0;
    while (waiting.length > 0) {
      // After a failure one alone: what a store can never take must not hold up the others.
      const batch = failures === 0 ? waiting : waiting.slice(0, 1);
      waiting = waiting.slice(batch.length);
      try {
        await storeBatch(batch, failures === 0);
        failures = 0;
      } catch (error) {
        failures += 1;
        waiting = [...waiting, ...batch.filter((each) => !isGivenUp(each, error))];
        batch[0]?.patience.onFailure(error);
        if (waiting.length > 0) await pause(Math.min(firstPauseMs * 2 ** failures, longestPauseMs));
      }
    }
    isStoring = false;
  }

  async function storeBatch(batch: readonly Waiting[], isUsual: boolean): Promise<void> {
    const stored = store.completeSends(batch.map(({ completion }) => completion));
    if (isUsual) {
      const ending = batch.map(({ completion }) => completion.deliveryId);
      batch[0]?.patience.claimNext(ending, stored);
    }
    const answers = await stored;
    batch.forEach(({ resolve }, place) => {
      resolve(answers[place] === true);
    });
  }

  function isGivenUp({ patience, since, reject }: Waiting, error: unknown): boolean {
    const isLate = performance.now() - since > work.leaseMs;
    const isClosed = error instanceof StoreError && error.reason === "closed";
    if (!isClosed && !(isLate && (patience.signal.aborted || !(error instanceof StoreError)))) return false;
    reject(error);
    return true;
  }

  return {
    store: (completion, patience) =>
      new Promise<boolean>((resolve, reject) => {
        waiting.push({ completion, patience, resolve, reject, since: performance.now() });
        // In a later turn, so that those that end in this one go with it.
        if (!isStoring) queueMicrotask(() => !isStoring && void storeAll());
      }),
  };
}
