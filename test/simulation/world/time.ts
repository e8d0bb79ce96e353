// What the code under test gets instead of Node's timers and its steady clock: `compile.ts` puts this import into it.

/** Where time comes from at the moment. */
export interface TimeSource {
  readonly steadyMs: () => number;
  /** Calls `work` after so many milliseconds. What it answers cancels that. */
  readonly after: (work: () => void, milliseconds: number) => () => void;
}

let source: TimeSource | undefined;

/** From now on, time comes from here. */
export function setTime(given: TimeSource): void {
  source = given;
}

function ours(): TimeSource {
  if (source === undefined) throw new Error("no time was set: the code under test runs outside of a schedule");
  return source;
}

export const setTimeout = (work: () => void, milliseconds = 0): (() => void) => ours().after(work, milliseconds);

export const clearTimeout = (cancel: (() => void) | undefined): void => cancel?.();

export const performance: { readonly now: () => number } = { now: () => ours().steadyMs() };
