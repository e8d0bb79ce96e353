import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { oracleIsHere } from "../conformance/support/oracle.js";
import type { Benchmark, Job } from "./benchmark.js";
import { built } from "./built.js";

const example = "../shared/spec/examples/pharmacy-first-service--example-1.xml";

/**
 * A text to its report, against HL7's validator with the same profiles, once it is warm: by the clock, as it works in a
 * JVM of its own.
 */
export function benchmarks(): readonly Benchmark[] | { readonly notRun: string } {
  if (!oracleIsHere) return { notRun: "../shared, Java or Maven is not here" };
  return [
    {
      name: "xml-report-oracle",
      peer: "HL7 validator 6.7.9",
      ours: () => {
        const text = readFileSync(example, "utf8");
        return () => built.validateMessage(text);
      },
      theirs: askingOracle,
      // About a hundred messages on a quiet machine.
      pace: { clock: "wall", warmUp: 12, rounds: 15, round: 0.8 },
      goal: { timesAsFast: 100 },
    },
  ];
}

/** One process for all; it ends when this process ends and so closes its input. */
function askingOracle(): Job {
  const oracle = spawn("../shared/oracle/validate", ["--stdin"], { stdio: ["pipe", "pipe", "ignore"] });
  const lines = createInterface({ input: oracle.stdout })[Symbol.asyncIterator]();
  return async () => {
    oracle.stdin.write(`${resolve(example)}\n`);
    const { done } = await lines.next();
    if (done === true) throw new Error("the oracle has ended");
  };
}
