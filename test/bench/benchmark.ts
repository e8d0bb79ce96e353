/** The job that is measured: a call is done once it returns or its promise is fulfilled. */
export interface Job {
  (): unknown;
  /** The CPU seconds of the server that it works against, where there is one. */
  readonly serverCpu?: () => Promise<number>;
  /** What must be there before each call. It is not measured. */
  readonly prepare?: () => Promise<void>;
}

/** One job done by this library and by a peer, in the same run. */
export interface Benchmark {
  readonly name: string;
  readonly peer: string;
  /** Each side prepares its job in its own process, so neither is slowed by the other's memory. */
  readonly ours: () => Job;
  readonly theirs: () => Job;
  /** How many operations one call of a job does. Default 1. */
  readonly operations?: number;
  readonly pace: Pace;
  readonly goal: Goal;
  /** The share of the goal that the guard requires, where that is not three quarters: a goal that is out of reach. */
  readonly guarded?: number;
}

/**
 * The figure to reach: so many times the peer's speed, at most so many times its time, or at most so much time more on
 * a machine on which the peer takes so many milliseconds; on a slower one in proportion.
 */
export type Goal =
  | { readonly timesAsFast: number }
  | { readonly timesAsLong: number }
  | { readonly millisecondsMore: number; readonly whereTheyTake: number };

/** How a benchmark is measured: rounds of so much time for each side in turn, after so much time to warm up. */
export interface Pace {
  /** CPU time of the side's own process, of those that it starts, of both together, or elapsed time. */
  readonly clock: "cpu" | "cpu-of-starts" | "cpu-with-started" | "wall";
  readonly warmUp: number;
  readonly rounds: number;
  /** In seconds, like `warmUp`; a round ends when the job then running is done. */
  readonly round: number;
}

/**
 * The share that a guard requires of the goals for building and validating: they were reached with 26 rules of clinical
 * safety, and there are 43 now. The same code has measured 6.7 and 5.1 times its peer on two machines of one kind.
 */
export const withMoreRules = 0.33;

/**
 * The larger a job, the longer until all its code is compiled: what is measured is a process that has been running for
 * a while.
 */
export const steady: Pace = { clock: "cpu", warmUp: 5, rounds: 25, round: 0.2 };

/** What one side did in a round. */
export interface SideRound {
  /** Operations a second, by the clock of the pace. */
  readonly speed: number;
  /** CPU seconds of the server for each operation. */
  readonly serverSeconds?: number;
}

/** What a file `*.bench.ts` exports as `benchmarks`: the jobs, or why they cannot run here. */
export type BenchmarkFile = () => readonly Benchmark[] | { readonly notRun: string };
