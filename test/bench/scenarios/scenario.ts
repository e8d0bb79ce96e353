/** What a scenario measured, and what it is compared with: a limit, or another way to do the same. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  readonly unit: string;
  /** The most that ours may be of theirs. Undefined: there is no goal, the figure is only reported. */
  readonly atMost?: number;
  /** The share of the goal that the guard requires; default three quarters. 1 for counts: no machine changes them. */
  readonly guarded?: number;
  /** What else is worth knowing, such as what the server used. */
  readonly note?: string;
}

/**
 * What a file `*.scenario.ts` exports as `scenario`. It runs in a process of its own.
 *
 * @param share 1 for the whole, or 0.1: how much of it is done
 */
export type Scenario = (share: number) => Promise<readonly Figure[]>;

/** The peer of a figure that has a limit. */
export const limit = "the limit";

/** For the units of what depends on all that the machine does meanwhile. */
export const byTheClock = "seconds by the clock, on a machine that may be shared";
