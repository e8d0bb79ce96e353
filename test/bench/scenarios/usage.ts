/** The CPU seconds of this process. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}

/** Watches the memory of this process. Returns the function that ends that, with the most megabytes it ever had. */
export function watchMemory(): () => number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
  };
  look();
  const timer = setInterval(look, 50);
  return () => {
    clearInterval(timer);
    look();
    return most / 1_000_000;
  };
}

/** Calls `work` so many times, at most 16 at once. */
export async function times(count: number, work: (place: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

export function rounded(value: number, places = 2): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
