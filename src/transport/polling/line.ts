/** Those who wait for their turn. */
export interface Line<One> {
  toEnd(one: One): void;
  toFront(one: One): void;
  /** The next one, who leaves the line. Undefined where nobody waits. */
  take(): One | undefined;
}

/** A line whose every step takes the same short time, however many wait. */
export function line<One>(): Line<One> {
  let arriving: One[] = [];
  /** The next one is the last of this list. */
  let leaving: One[] = [];
  return {
    toEnd: (one) => void arriving.push(one),
    toFront: (one) => void leaving.push(one),
    take() {
      if (leaving.length === 0) {
        leaving = arriving.reverse();
        arriving = [];
      }
      return leaving.pop();
    },
  };
}
