import { resolve } from "node:path";
import type { MutantCoverage } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind, type ClassPlugin } from "@stryker-mutator/api/plugin";
import { DryRunStatus, TestStatus, determineHitLimitReached, toMutantRunResult, type DryRunResult, type MutantRunOptions, type MutantRunResult, type TestResult, type TestRunner, type TestRunnerCapabilities } from "@stryker-mutator/api/test-runner";
import type { CollectedTest } from "./collected-tests.js";
import { bundledTests } from "./test-bundle.js";

/** What the instrumented code and its runner tell each other. */
interface Instruments {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage | undefined;
}

const instruments: Instruments = ((globalThis as { __stryker__?: Instruments }).__stryker__ ??= {});

/** Where the tests cannot be loaded, none of them can pass. */
const loading: CollectedTest = { id: "loading", title: "the tests can be loaded", file: "", run: () => undefined };

/**
 * Runs the tests in the process that is there: each mutant in a fresh environment, the tests that have killed most first.
 * A worker for each mutant, as vitest starts it, would take ten times as long.
 */
class BundledTestRunner implements TestRunner {
  private load: () => readonly CollectedTest[] = () => [];
  private readonly kills = new Map<string, number>();
  private readonly times = new Map<string, number>();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.load = await bundledTests(process.cwd());
  }

  async dryRun(): Promise<DryRunResult> {
    const tests = await this.run({ bail: false });
    for (const { id, timeSpentMs } of tests) this.times.set(id, timeSpentMs);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: instruments.mutantCoverage ?? { static: {}, perTest: {} } };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }: MutantRunOptions): Promise<MutantRunResult> {
    instruments.hitCount = 0;
    instruments.hitLimit = hitLimit;
    const isStatic = mutantActivation === "static";
    const tests = await this.run({ bail: !disableBail, mutant: activeMutant.id, isStatic, only: testFilter });
    for (const { id, status } of tests) if (status === TestStatus.Failed) this.kills.set(id, (this.kills.get(id) ?? 0) + 1);
    const reached = determineHitLimitReached(instruments.hitCount, hitLimit);
    return toMutantRunResult(reached ?? { status: DryRunStatus.Complete, tests });
  }

  private async run({ bail, mutant, isStatic = false, only }: { readonly bail: boolean; readonly mutant?: string; readonly isStatic?: boolean; readonly only?: readonly string[] | undefined }): Promise<TestResult[]> {
    instruments.activeMutant = isStatic ? mutant : undefined;
    let collected: readonly CollectedTest[];
    try {
      collected = this.load();
    } catch (error) {
      return [failed(loading, 0, error)];
    }
    instruments.activeMutant = mutant;
    const wanted = only === undefined ? collected : collected.filter(({ id }) => only.includes(id));
    const results: TestResult[] = [];
    for (const test of mutant === undefined ? wanted : this.mostPromisingFirst(wanted)) {
      const result = await one(test);
      results.push(result);
      if (bail && result.status === TestStatus.Failed) break;
    }
    instruments.activeMutant = undefined;
    return results;
  }

  private mostPromisingFirst(tests: readonly CollectedTest[]): readonly CollectedTest[] {
    const rank = ({ id }: CollectedTest): number => (1 + (this.kills.get(id) ?? 0)) / (1 + (this.times.get(id) ?? 0));
    return [...tests].sort((a, b) => rank(b) - rank(a));
  }
}

async function one(test: CollectedTest): Promise<TestResult> {
  const start = performance.now();
  instruments.currentTestId = test.id;
  try {
    await test.run();
    return { ...about(test, start), status: TestStatus.Success };
  } catch (error) {
    return failed(test, start, error);
  } finally {
    instruments.currentTestId = undefined;
  }
}

function failed(test: CollectedTest, start: number, error: unknown): TestResult {
  return { ...about(test, start), status: TestStatus.Failed, failureMessage: error instanceof Error ? error.message : String(error) };
}

function about({ id, title, file }: CollectedTest, start: number): { id: string; name: string; fileName: string; timeSpentMs: number } {
  return { id, name: title, fileName: resolve(file), timeSpentMs: performance.now() - start };
}

export const strykerPlugins: readonly ClassPlugin<PluginKind.TestRunner, []>[] = [declareClassPlugin(PluginKind.TestRunner, "bundled", BundledTestRunner)];
