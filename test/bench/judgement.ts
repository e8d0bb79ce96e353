/** One figure beside its peer's, and whether goal and guard are met. */
export interface BenchmarkResult {
  readonly name: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  /** How many times as fast as the peer where speed is the goal; how many times as long as it where time is. */
  readonly ratio: number;
  readonly unit: string;
  /** The figure that is compared with the goal and the guard. */
  readonly measured: string;
  readonly goal: string;
  readonly reached: boolean;
  /** What `--check` requires on any machine. */
  readonly guard: string;
  readonly held: boolean;
  /** What else was measured, such as the CPU of the server. */
  readonly note?: string;
}

/** A guard requires this share of a goal: machines of one kind differ by a tenth, and a real loss is larger. */
export const usualShare = 0.75;

export type Judgement = Pick<BenchmarkResult, "measured" | "goal" | "reached" | "guard" | "held">;

export function atLeast(goal: number, figure: number, guarded: number, unit: string): Judgement {
  const guard = goal * guarded;
  return {
    measured: `${rounded(figure, 2)} ${unit}`,
    goal: `at least ${rounded(goal, 2)}`,
    reached: figure >= goal,
    guard: `at least ${rounded(guard, 2)}`,
    held: figure >= guard,
  };
}

export function atMost(goal: number, figure: number, guarded: number, unit: string): Judgement {
  const guard = goal / guarded;
  return {
    measured: `${rounded(figure, 2)} ${unit}`,
    goal: `at most ${rounded(goal, 2)}`,
    reached: figure <= goal,
    guard: `at most ${rounded(guard, 2)}`,
    held: figure <= guard,
  };
}

export function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

/** A share of a limit or of a peer's figure; without a goal it is only reported. */
export function judgeLimit(goal: number | undefined, ratio: number, guarded: number): Judgement {
  if (goal !== undefined) return atMost(goal, ratio, guarded, "times as much");
  const measured = `${rounded(ratio, 2)} times as much`;
  return { measured, goal: "none", reached: true, guard: "none", held: true };
}
