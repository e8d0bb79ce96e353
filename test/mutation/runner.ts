import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { MutantCoverage } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind, type ClassPlugin } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
} from "@stryker-mutator/api/test-runner";
import type { CollectedTest } from "./collected-tests.js";
import { bundledTests, type Environment } from "./test-bundle.js";

/** What the instrumented code and its runner share. */
interface Instruments {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage | undefined;
}

const instruments: Instruments = ((globalThis as { __stryker__?: Instruments }).__stryker__ ??= {});

/** If the tests cannot be loaded, none of them can pass. */
const loading: CollectedTest = { id: "loading", title: "the tests can be loaded", file: "", run: () => undefined };

/**
 * The folders of test/ that mirror the layers, the inner one first: the tests of its own layer should find
 * a fault.
 */
const layers = ["values", "validation/safety", "validation"];

function layerOf(file: string): string | undefined {
  return layers.find((layer) => file.includes(`/${layer}/`));
}

const ruleId = /\b(?:UR|CS|ME)-[0-9]+\b|\bFHIR-[a-z]+\b/g;

interface Run {
  readonly tests: readonly CollectedTest[];
  readonly bail: boolean;
}

/**
 * Runs the tests in this process, those that have killed most mutants first. Only a mutant in code that runs once, such
 * as while it is loaded, gets a fresh environment. A worker for each mutant, as vitest starts it, would take ten times
 * as long.
 */
class BundledTestRunner implements TestRunner {
  private evaluate: () => Environment = () => ({ files: [], testsOf: () => [] });
  /** Run once without a mutant, so that what the code builds on first use is built correctly. */
  private warm: readonly CollectedTest[] | undefined;
  private readonly kills = new Map<string, number>();
  private readonly times = new Map<string, number>();
  private readonly rules = new Map<string, ReadonlySet<string>>();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.evaluate = await bundledTests(process.cwd());
  }

  /** Twice: code that only the first run reaches runs once, and a mutant in it needs its own environment. */
  async dryRun(): Promise<DryRunResult> {
    takeCoverage();
    const { files, testsOf } = this.evaluate();
    this.warm = files.flatMap((file) => testsOf(file));
    await run({ tests: this.warm, bail: false });
    const first = takeCoverage();
    const tests = await run({ tests: this.warm, bail: false });
    for (const { id, timeSpentMs } of tests) this.times.set(id, timeSpentMs);
    const { perTest } = takeCoverage();
    const again = new Set(Object.values(perTest).flatMap((hits) => Object.keys(hits)));
    const once = [first.static, ...Object.values(first.perTest)]
      .flatMap((hits) => Object.entries(hits))
      .filter(([mutant]) => !again.has(mutant));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: Object.fromEntries(once), perTest } };
  }

  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    disableBail,
    reloadEnvironment,
  }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.warm === undefined) await this.dryRun();
    const warm = this.warm ?? [];
    instruments.hitCount = 0;
    instruments.hitLimit = hitLimit;
    instruments.activeMutant = activeMutant.id;
    let results: readonly TestResult[];
    try {
      const order = this.chosen(warm, activeMutant.fileName, testFilter);
      results = reloadEnvironment
        ? await this.runAnew(order, activeMutant.fileName, !disableBail)
        : await run({ tests: order, bail: !disableBail });
    } catch (error) {
      results = [failed(loading, 0, error)];
    } finally {
      instruments.activeMutant = undefined;
    }
    for (const { id, status } of results)
      if (status === TestStatus.Failed) this.kills.set(id, (this.kills.get(id) ?? 0) + 1);
    const reached = determineHitLimitReached(instruments.hitCount, hitLimit);
    await this.checkWarm(results);
    return toMutantRunResult(reached ?? { status: DryRunStatus.Complete, tests: [...results] });
  }

  /**
   * In the mutant's own environment, a file at a time, the quickest first: the mutant may have changed the titles of
   * tests, so single tests cannot be chosen.
   */
  private async runAnew(
    order: readonly CollectedTest[],
    fileName: string,
    bail: boolean,
  ): Promise<readonly TestResult[]> {
    const { testsOf } = this.evaluate();
    const results: TestResult[] = [];
    const costs = new Map<string, number>();
    for (const { id, file } of order) costs.set(file, (costs.get(file) ?? 0) + (this.times.get(id) ?? 0));
    for (const [file] of [...costs].sort(([, a], [, b]) => a - b)) {
      results.push(...(await run({ tests: this.chosen(testsOf(file), fileName, undefined), bail })));
      if (bail && results.at(-1)?.status === TestStatus.Failed) break;
    }
    return results;
  }

  /** A mutant that leaves something broken behind must not kill the next ones as well. */
  private async checkWarm(results: readonly TestResult[]): Promise<void> {
    instruments.hitLimit = undefined;
    const failing = new Set(results.flatMap(({ id, status }) => (status === TestStatus.Failed ? [id] : [])));
    const again = await run({ tests: (this.warm ?? []).filter(({ id }) => failing.has(id)), bail: true });
    if (again.some(({ status }) => status === TestStatus.Failed)) await this.dryRun();
  }

  private chosen(
    collected: readonly CollectedTest[],
    fileName: string,
    only: readonly string[] | undefined,
  ): readonly CollectedTest[] {
    const layer = layerOf(fileName);
    const ids = only === undefined ? undefined : new Set(only);
    const rank = ({ id }: CollectedTest): number => (1 + (this.kills.get(id) ?? 0)) / (1 + (this.times.get(id) ?? 0));
    const wanted = collected
      .filter(({ id, file }) => layerOf(file) === layer && ids?.has(id) !== false)
      .sort((a, b) => rank(b) - rank(a));
    const isAbout = this.aboutOf(fileName);
    return [...wanted.filter(isAbout), ...wanted.filter((test) => !isAbout(test))];
  }

  /** Tests of the same name as the file, and those that name a rule that the file names. */
  private aboutOf(fileName: string): (test: CollectedTest) => boolean {
    const rules = this.rules.get(fileName) ?? new Set(readFileSync(fileName, "utf8").match(ruleId));
    this.rules.set(fileName, rules);
    return ({ file, title }) =>
      basename(file, ".test.ts") === basename(fileName, ".ts") ||
      (title.match(ruleId) ?? []).some((id) => rules.has(id));
  }
}

/** What was covered since the last time. */
function takeCoverage(): MutantCoverage {
  const coverage = (instruments.mutantCoverage ??= { static: {}, perTest: {} });
  const taken = { ...coverage };
  Object.assign(coverage, { static: {}, perTest: {} });
  return taken;
}

async function run({ tests, bail }: Run): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of tests) {
    const result = await one(test);
    results.push(result);
    if (bail && result.status === TestStatus.Failed) break;
  }
  return results;
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
  return {
    ...about(test, start),
    status: TestStatus.Failed,
    failureMessage: error instanceof Error ? error.message : String(error),
  };
}

function about(
  { id, title, file }: CollectedTest,
  start: number,
): { id: string; name: string; fileName: string; timeSpentMs: number } {
  return { id, name: title, fileName: resolve(file), timeSpentMs: performance.now() - start };
}

export const strykerPlugins: readonly ClassPlugin<PluginKind.TestRunner, []>[] = [
  declareClassPlugin(PluginKind.TestRunner, "bundled", BundledTestRunner),
];
