/** A clock that never jumps, and its timer: a computer's clock that is set must not stop or hurry the polling. */
export interface PollClock {
  /** Milliseconds since any moment. Never goes back. */
  readonly now: () => number;
  /** Calls `then` once, after so many milliseconds. The function that it returns prevents that. */
  readonly after: (milliseconds: number, then: () => void) => () => void;
}

/** This process's own. */
export const steadyClock: PollClock = {
  now: () => performance.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};
