import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Benchmark, Pace, Required } from "./benchmark.js";

export interface BenchmarkResult {
  readonly name: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  /**
   * How many times as fast as the peer where speed is required; how many times as long as it where a greatest time is.
   */
  readonly ratio: number;
  readonly unit: string;
  readonly required: string;
  readonly met: boolean;
}

const units: Readonly<Record<Pace["clock"], string>> = {
  cpu: "operations per cpu second",
  wall: "operations per second",
};

/** What both sides did in neighbouring rounds: operations a second. */
interface Round {
  readonly ours: number;
  readonly theirs: number;
}

/** Measures both sides in turn, each in a process of its own: the median of the rounds, after warming up. */
export async function measure(file: string, { name, peer, pace, required }: Benchmark): Promise<BenchmarkResult> {
  const own = await start(file, name, "ours");
  const other = await start(file, name, "theirs");
  try {
    await Promise.all([speedOf(own, pace.warmUp), speedOf(other, pace.warmUp)]);
    const rounds: Round[] = [];
    for (let i = 0; i < pace.rounds; i++)
      rounds.push({ ours: await speedOf(own, pace.round), theirs: await speedOf(other, pace.round) });
    return { name, peer, ...verdict(rounds, units[pace.clock], required) };
  } finally {
    own.kill();
    other.kill();
  }
}

/** The ratio is the median of each round's own: what else the machine does slows neighbours alike. */
function verdict(rounds: readonly Round[], unit: string, required: Required): Omit<BenchmarkResult, "name" | "peer"> {
  const ours = median(rounds.map((round) => round.ours));
  const theirs = median(rounds.map((round) => round.theirs));
  if ("timesAsFast" in required) {
    const ratio = median(rounds.map((round) => round.ours / round.theirs));
    return {
      ...rounded(ours, theirs, ratio),
      unit,
      required: `at least ${required.timesAsFast}`,
      met: ratio >= required.timesAsFast,
    };
  }
  const ratio = median(rounds.map((round) => round.theirs / round.ours));
  if ("timesAsLong" in required)
    return {
      ...rounded(ours, theirs, ratio),
      unit,
      required: `at most ${required.timesAsLong}`,
      met: ratio <= required.timesAsLong,
    };
  const more = median(rounds.map((round) => 1000 / round.ours - 1000 / round.theirs));
  const allowed = required.millisecondsMore * Math.max(1, 1000 / theirs / required.whereTheyTake);
  return {
    ...rounded(1000 / ours, 1000 / theirs, ratio),
    unit: "milliseconds",
    required: `at most ${Math.round(allowed)} ms more`,
    met: more <= allowed,
  };
}

function rounded(ours: number, theirs: number, ratio: number): Pick<BenchmarkResult, "ours" | "theirs" | "ratio"> {
  return {
    ours: Math.round(ours * 10) / 10,
    theirs: Math.round(theirs * 10) / 10,
    ratio: Math.round(ratio * 100) / 100,
  };
}

/** The process inherits the flags of this one, and with them what compiles TypeScript. */
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
