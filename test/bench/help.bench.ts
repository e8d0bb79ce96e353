import { fileURLToPath } from "node:url";
import type { Benchmark } from "./benchmark.js";
import { bareNode, starting, startsOf } from "./starting.js";

const commandLine = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** The command line's first output: `--help`, from its start to its end. */
export function benchmarks(): readonly Benchmark[] {
  return startsOf({
    ...bareNode,
    name: "help",
    ours: () => starting(commandLine, "--help"),
    goal: { millisecondsMore: 40, whereTheyTake: 60 },
  });
}
