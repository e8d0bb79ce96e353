import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Benchmark, Job } from "./benchmark.js";

const commandLine = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const example = "../shared/spec/examples/pharmacy-first-service--example-1.xml";

/** Starting, checking one file and ending, against Node.js doing nothing: what a person waits for, by the clock. */
export function benchmarks(): readonly Benchmark[] | { readonly notRun: string } {
  if (!existsSync(example)) return { notRun: "../shared/spec is missing" };
  return [
    {
      name: "cold-start",
      peer: `node ${process.versions.node} -e 0`,
      ours: () => starting(commandLine, "validate", example),
      theirs: () => starting("-e", "0"),
      // A round is one start.
      pace: { clock: "wall", warmUp: 0.5, rounds: 60, round: 0 },
      goal: { millisecondsMore: 60, whereTheyTake: 60 },
    },
  ];
}

function starting(...args: readonly string[]): Job {
  return () => {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (stderr !== "" || (status !== 0 && status !== 1)) throw new Error(`it does not start: ${stderr}`);
  };
}
