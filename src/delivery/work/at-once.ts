/** Does work once there is room for it, in the order in which it came. */
export type Room = <T>(work: () => Promise<T>) => Promise<T>;

/** Room for so many pieces of work at a time. */
export function roomFor(most: number): Room {
  let working = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) working -= 1;
    else next();
  };
  return async (work) => {
    if (working < most) working += 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await work();
    } finally {
      leave();
    }
  };
}

/** Does the same with each, so many at a time. Begins no more once the signal is aborted. */
export async function forEachAtOnce<T>(
  items: Iterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const left = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = left.next(); next.done !== true && signal?.aborted !== true; next = left.next())
      await work(next.value);
  };
  await Promise.all(Array.from({ length: most }, worker));
}
