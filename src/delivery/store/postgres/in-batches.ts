/** How much goes into one batch, and how many are under way at once. */
export interface BatchLimits {
  readonly most: number;
  readonly atOnce: number;
}

/**
 * Collects what is asked for at the same time, or while earlier batches are under way, into one batch: so concurrent
 * calls share a commit. No batch holds two of one key.
 */
export function inBatches<Item, Result>(
  keyOf: (item: Item) => string,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, atOnce }: BatchLimits,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let underWay = 0;
  let isPlanned = false;

  function take(): readonly Waiting[] {
    const keys = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const each of waiting) {
      const key = keyOf(each.item);
      if (batch.length === most || keys.has(key)) left.push(each);
      else batch.push(each);
      keys.add(key);
    }
    waiting = left;
    return batch;
  }

  async function run(): Promise<void> {
    const batch = take();
    underWay += 1;
    try {
      const results = await work(batch.map(({ item }) => item));
      // As many as there are items, in their order.
      batch.forEach(({ resolve }, place) => resolve(results[place] as Result));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      underWay -= 1;
      plan();
    }
  }

  /** In a later turn: what is asked for in this one goes together. */
  function plan(): void {
    if (isPlanned || waiting.length === 0 || underWay >= atOnce) return;
    isPlanned = true;
    setImmediate(() => {
      isPlanned = false;
      while (waiting.length > 0 && underWay < atOnce) void run();
    });
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      plan();
    });
}
