import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Benchmark, Job, Pace } from "./benchmark.js";

const reportCpu = fileURLToPath(new URL("report-cpu.cjs", import.meta.url));
let seconds = 0;

/** The CPU seconds of all processes started so far; each reports its own when it ends. */
export const cpuOfStarts = (): number => seconds;

/** Counts the CPU seconds that another process says it has used. */
export function addCpu(used: number): void {
  seconds += used;
}

/** What starts are measured against: Node.js doing nothing. */
export const bareNode: Pick<Benchmark, "peer" | "theirs"> = {
  peer: `node ${process.versions.node} -e 0`,
  theirs: () => starting("-e", "0"),
};

/** A start twice: by the clock, which is what a person waits for, and as CPU time. A round is one start. */
export function startsOf(start: Omit<Benchmark, "pace">): readonly Benchmark[] {
  const paced = (clock: Pace["clock"]): Pace => ({ clock, warmUp: 0.5, rounds: 31, round: 0 });
  return [
    { ...start, pace: paced("wall") },
    { ...start, name: `${start.name}-cpu`, pace: paced("cpu-of-starts") },
  ];
}

/** Starts Node.js with these arguments, and waits until it ends. */
export function starting(...args: readonly string[]): Job {
  return () => {
    const { status, stderr, output } = spawnSync(process.execPath, ["--require", reportCpu, ...args], {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      encoding: "utf8",
    });
    if (stderr !== "" || (status !== 0 && status !== 1)) throw new Error(`it does not start: ${stderr}`);
    seconds += Number(output[3]) / 1_000_000;
  };
}
