/** Items in the order of a number, so that those up to a limit are found without looking at the others. */
export interface Ordered<T> {
  /** Puts an item at a number, wherever it was before. Undefined takes it out. */
  put(item: T, key: number | undefined): void;
  /** The first items whose number is at most this. `after`: those behind the place that an item has, or had. */
  upTo(key: number, count: number, after?: Place): readonly T[];
  /** The first items whose number is greater than this. */
  above(key: number, count: number): readonly T[];
}

interface Place {
  readonly key: number;
  readonly seq: number;
}

interface Entry<T> {
  readonly key: number;
  readonly item: T;
}

/** Items with the same number are in the order of `seq`. */
export function ordered<T extends { readonly seq: number }>(): Ordered<T> {
  const entries: Entry<T>[] = [];
  const keys = new Map<T, number>();

  /** The place of the first entry that is not before this one. */
  function place(key: number, seq: number): number {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = entries[middle];
      if (entry !== undefined && (entry.key < key || (entry.key === key && entry.item.seq < seq))) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    put(item, key) {
      const before = keys.get(item);
      if (before === key) return;
      if (before !== undefined) entries.splice(place(before, item.seq), 1);
      if (key === undefined) keys.delete(item);
      else {
        entries.splice(place(key, item.seq), 0, { key, item });
        keys.set(item, key);
      }
    },
    upTo(key, count, after) {
      const from = after === undefined ? 0 : place(after.key, after.seq + 1);
      return entries.slice(from, Math.min(from + count, place(key, Infinity))).map(({ item }) => item);
    },
    above(key, count) {
      const from = place(key, Infinity);
      return entries.slice(from, from + count).map(({ item }) => item);
    },
  };
}
