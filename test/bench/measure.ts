import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Benchmark, Goal, Pace, SideRound } from "./benchmark.js";
import { atLeast, atMost, rounded, usualShare, type BenchmarkResult } from "./judgement.js";

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

/** With fewer, one slow round would decide. */
const fewestRounds = 5;

/**
 * Measures both sides in turn, each in a process of its own: the median of the rounds, after warming up. A guard needs
 * fewer rounds than a figure.
 */
export async function measure(
  file: string,
  { name, peer, pace, goal, guarded = usualShare }: Benchmark,
  shareOfRounds: number,
): Promise<BenchmarkResult> {
  const own = await start(file, name, "ours");
  const other = await start(file, name, "theirs");
  try {
    await Promise.all([roundOf(own, pace.warmUp), roundOf(other, pace.warmUp)]);
    const [ours, theirs]: [SideRound[], SideRound[]] = [[], []];
    for (let i = 0; i < Math.max(fewestRounds, Math.ceil(pace.rounds * shareOfRounds)); i++) {
      ours.push(await roundOf(own, pace.round));
      theirs.push(await roundOf(other, pace.round));
    }
    const rounds = ours.map(({ speed }, place) => ({ ours: speed, theirs: theirs[place]?.speed ?? NaN }));
    return { name, peer, ...judged(rounds, pace.clock, goal, guarded), ...serverNote(ours, theirs) };
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

/** The process inherits the flags of this one, and so the loader that compiles TypeScript. */
async function start(file: string, name: string, side: "ours" | "theirs"): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("side.ts", import.meta.url)), [file, name, side]);
  await answer(child);
  return child;
}

async function roundOf(child: ChildProcess, seconds: number): Promise<SideRound> {
  child.send(seconds);
  return (await answer(child)) as SideRound;
}

/** The server's part of each operation. It is no part of what is compared. */
function serverNote(ours: readonly SideRound[], theirs: readonly SideRound[]): Pick<BenchmarkResult, "note"> {
  const [own, other] = [ours, theirs].map((rounds) => {
    const used = rounds.flatMap(({ serverSeconds }) => serverSeconds ?? []);
    return used.length === 0 ? undefined : rounded(median(used) * 1_000, 3);
  });
  if (own === undefined || other === undefined) return {};
  return { note: `the server used ${own} ms of CPU for each of ours, ${other} ms for each of theirs` };
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
