import { steadyClock, type PollClock } from "../../transport/polling/clock.js";

/** What `work` returns. @throws what `late` returns once the time is up, and whatever `work` throws. */
export function inTime<T>(
  work: () => Promise<T>,
  milliseconds: number,
  late: () => Error,
  clock: Pick<PollClock, "after"> = steadyClock,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => reject(late()));
    work().then(resolve, reject).finally(cancel);
  });
}
