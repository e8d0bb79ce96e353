/** One job done by this library and by a peer, in the same run. */
export interface Benchmark {
  readonly name: string;
  readonly peer: string;
  readonly ours: () => unknown;
  readonly theirs: () => unknown;
  /** The figure that must be reached: at least so many times the peer's speed, or at most so many times its time. */
  readonly required: { readonly timesAsFast: number } | { readonly timesAsLong: number };
}

/** What a file `*.bench.ts` exports as `benchmarks`: the jobs, or why they cannot run here. */
export type BenchmarkFile = () => readonly Benchmark[] | { readonly notRun: string };

export interface BenchmarkResult {
  readonly name: string;
  readonly ours: number;
  readonly peer: string;
  readonly theirs: number;
  /** ours / theirs where speed is required; theirs / ours where a greatest time is. */
  readonly ratio: number;
  readonly unit: "operations per cpu second";
  readonly required: string;
  readonly met: boolean;
}

const rounds = 5;
const microsecondsPerRound = 250_000;
/** The larger a job, the longer until all of it is compiled: what is measured is a process that has been at work for a while. */
const microsecondsToWarmUp = 5_000_000;

/** Measures both sides in turn: CPU time of this process, median of five rounds, after warming up. */
export function measure({ name, peer, ours, theirs, required }: Benchmark): BenchmarkResult {
  const speeds = { ours: [] as number[], theirs: [] as number[] };
  speedOf(ours, microsecondsToWarmUp);
  speedOf(theirs, microsecondsToWarmUp);
  for (let i = 0; i < rounds; i++) {
    speeds.ours.push(speedOf(ours));
    speeds.theirs.push(speedOf(theirs));
  }
  const own = median(speeds.ours);
  const other = median(speeds.theirs);
  const fast = "timesAsFast" in required;
  const ratio = fast ? own / other : other / own;
  return {
    name,
    ours: Math.round(own),
    peer,
    theirs: Math.round(other),
    ratio: Math.round(ratio * 100) / 100,
    unit: "operations per cpu second",
    required: fast ? `at least ${required.timesAsFast}` : `at most ${required.timesAsLong}`,
    met: fast ? ratio >= required.timesAsFast : ratio <= required.timesAsLong,
  };
}

function speedOf(job: () => unknown, microseconds: number = microsecondsPerRound): number {
  const start = process.cpuUsage();
  let count = 0;
  for (;;) {
    job();
    // Asking for the time costs more than a short job, so it is asked every sixteenth time.
    if ((++count & 15) !== 0) continue;
    const { user, system } = process.cpuUsage(start);
    if (user + system >= microseconds) return (count * 1_000_000) / (user + system);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
