import { fileURLToPath } from "node:url";
import type { Benchmark } from "./benchmark.js";
import { bareNode, starting, startsOf } from "./starting.js";

const program = fileURLToPath(new URL("root-import.mjs", import.meta.url));

/** What the root entry adds to the start of a program. */
export function benchmarks(): readonly Benchmark[] {
  return startsOf({
    ...bareNode,
    name: "root-import",
    ours: () => starting(program),
    goal: { millisecondsMore: 25, whereTheyTake: 60 },
    // The goal is not reached yet: 32 to 40 milliseconds were measured, and 33 to 35 of CPU.
    guarded: 0.6,
  });
}
