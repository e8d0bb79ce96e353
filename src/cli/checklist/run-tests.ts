import { errorLines } from "../error-lines.js";
import type { ChecklistTest, Found } from "./checklist-test.js";
import type { Run } from "./run.js";

/** A test, and what came of it. */
export interface TestResult extends Found {
  readonly test: ChecklistTest;
  readonly startedAt: Date;
  readonly milliseconds: number;
}

/** How the tests are run. */
export interface Running {
  /**
   * Which run together, phase by phase. Within one phase those that run alone come one after the other.
   */
  readonly phases: readonly (readonly ChecklistTest["when"][])[];
  /** Called before a phase. */
  readonly begin: (phase: readonly ChecklistTest["when"][]) => void;
  /** Called with each test that has ended. */
  readonly onEnd: (result: TestResult) => void;
}

/** Runs all tests. Results come in the order of the tests; one that was stopped, or never begun, is not run. */
export async function runTests(
  tests: readonly ChecklistTest[],
  run: Run,
  { phases, begin, onEnd }: Running,
): Promise<readonly TestResult[]> {
  const results = new Map<ChecklistTest, TestResult>();
  const runOne = async (test: ChecklistTest): Promise<void> => {
    const [startedAt, from] = [new Date(), performance.now()];
    const found = await foundBy(test, run);
    const result = { test, startedAt, milliseconds: Math.round(performance.now() - from), ...found };
    results.set(test, result);
    onEnd(result);
  };
  for (const phase of phases) {
    const due = tests.filter(({ when }) => phase.includes(when));
    if (due.length === 0) continue;
    begin(phase);
    await Promise.all(due.filter(({ when }) => when !== "alone").map(runOne));
    for (const test of due.filter(({ when }) => when === "alone")) await runOne(test);
  }
  return tests.flatMap((test) => results.get(test) ?? []);
}

async function foundBy(test: ChecklistTest, run: Run): Promise<Found> {
  const stopped = {
    result: "not-run",
    expected: "",
    came: "not run: the run was stopped before it ended",
    files: [],
  } as const;
  if (isStopped(run)) return stopped;
  try {
    return await test.run(run);
  } catch (error) {
    if (isStopped(run)) return stopped;
    return { result: "failed", expected: "", came: errorLines(error).join("; "), files: [] };
  }
}

function isStopped({ signal }: Run): boolean {
  return signal.aborted;
}
