import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Benchmark, Goal, Pace } from "./benchmark.js";

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
}

/** A guard requires this share of a goal: machines of one kind differ by a tenth, and a real loss is larger. */
const usualShare = 0.75;

/** How a speed and a time are printed, by the clock that they were measured with. */
const units: Readonly<Record<Pace["clock"], { readonly speed: string; readonly time: string }>> = {
  cpu: { speed: "operations per cpu second", time: "milliseconds of cpu" },
  "cpu-of-starts": { speed: "operations per cpu second", time: "milliseconds of cpu" },
  "cpu-with-started": { speed: "operations per cpu second", time: "milliseconds of cpu" },
  wall: { speed: "operations per second", time: "milliseconds" },
};

/** What both sides did in neighbouring rounds: operations a second. */
interface Round {
  readonly ours: number;
  readonly theirs: number;
}

/** Measures both sides in turn, each in a process of its own: the median of the rounds, after warming up. */
export async function measure(
  file: string,
  { name, peer, pace, goal, guarded = usualShare }: Benchmark,
): Promise<BenchmarkResult> {
  const own = await start(file, name, "ours");
  const other = await start(file, name, "theirs");
  try {
    await Promise.all([speedOf(own, pace.warmUp), speedOf(other, pace.warmUp)]);
    const rounds: Round[] = [];
    for (let i = 0; i < pace.rounds; i++)
      rounds.push({ ours: await speedOf(own, pace.round), theirs: await speedOf(other, pace.round) });
    return { name, peer, ...judged(rounds, pace.clock, goal, guarded) };
  } finally {
    own.kill();
    other.kill();
  }
}

/** The median of the ratios of the rounds: other work on the machine slows both sides of a round alike. */
function judged(
  rounds: readonly Round[],
  clock: Pace["clock"],
  goal: Goal,
  guarded: number,
): Omit<BenchmarkResult, "name" | "peer"> {
  const { speed, time } = units[clock];
  const ours = median(rounds.map((round) => round.ours));
  const theirs = median(rounds.map((round) => round.theirs));
  if ("timesAsFast" in goal) {
    const ratio = median(rounds.map((round) => round.ours / round.theirs));
    return {
      ...sides(ours, theirs, ratio),
      unit: speed,
      ...atLeast(goal.timesAsFast, ratio, guarded, "times as fast"),
    };
  }
  const ratio = median(rounds.map((round) => round.theirs / round.ours));
  if ("timesAsLong" in goal)
    return { ...sides(ours, theirs, ratio), unit: speed, ...atMost(goal.timesAsLong, ratio, guarded, "times as long") };
  const more = median(rounds.map((round) => 1000 / round.ours - 1000 / round.theirs));
  const allowed = goal.millisecondsMore * Math.max(1, 1000 / theirs / goal.whereTheyTake);
  return { ...sides(1000 / ours, 1000 / theirs, ratio), unit: time, ...atMost(allowed, more, guarded, "ms more") };
}

function sides(ours: number, theirs: number, ratio: number): Pick<BenchmarkResult, "ours" | "theirs" | "ratio"> {
  return { ours: rounded(ours, 1), theirs: rounded(theirs, 1), ratio: rounded(ratio, 2) };
}

type Judgement = Pick<BenchmarkResult, "measured" | "goal" | "reached" | "guard" | "held">;

function atLeast(goal: number, figure: number, guarded: number, unit: string): Judgement {
  const guard = goal * guarded;
  return {
    measured: `${rounded(figure, 2)} ${unit}`,
    goal: `at least ${rounded(goal, 2)}`,
    reached: figure >= goal,
    guard: `at least ${rounded(guard, 2)}`,
    held: figure >= guard,
  };
}

function atMost(goal: number, figure: number, guarded: number, unit: string): Judgement {
  const guard = goal / guarded;
  return {
    measured: `${rounded(figure, 2)} ${unit}`,
    goal: `at most ${rounded(goal, 2)}`,
    reached: figure <= goal,
    guard: `at most ${rounded(guard, 2)}`,
    held: figure <= guard,
  };
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

/** The process inherits the flags of this one, and so the loader that compiles TypeScript. */
async function start(file: string, name: string, side: "ours" | "theirs"): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("side.ts", import.meta.url)), [file, name, side]);
  await answer(child);
  return child;
}

async function speedOf(child: ChildProcess, seconds: number): Promise<number> {
  child.send(seconds);
  return Number(await answer(child));
}

async function answer(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error("a side of the benchmark has ended before its time");
  });
  try {
    const [message] = (await Promise.race([once(child, "message", { signal: ended.signal }), exit])) as [unknown];
    return message;
  } finally {
    exit.catch(() => undefined);
    ended.abort();
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
