// The entry of what `compile.ts` builds: runs schedules over the real code of the delivery.
import { memoryStore } from "../../src/delivery/store/memory/memory-store.js";
import type { DeliveryStore } from "../../src/delivery/store/store.js";
import { seededRandom } from "../fault/random.js";
import { judgeEnd } from "./check/end.js";
import { refereeOf } from "./check/referee.js";
import { generate, healedAtMs, workers as workerCount } from "./generate.js";
import type { KeptScript } from "./kept.js";
import type { Script } from "./script.js";
import { diskOf } from "./world/disk.js";
import { newMail } from "./world/mail.js";
import { newMesh } from "./world/mesh.js";
import { submitEventually } from "./world/submitter.js";
import { EndlessError, newScheduler } from "./world/scheduler.js";
import { stageOf } from "./world/stage.js";
import { tellingWorkers, workersOf, type Workers } from "./world/workers.js";
import { faultPlanOf, type World } from "./world/world.js";

export { sqliteMaker, postgresMaker } from "./world/databases.js";
export { generate } from "./generate.js";
export type { Script } from "./script.js";

/** What became of a schedule. */
export interface Outcome {
  /** What is wrong, a line each. */
  readonly faults: readonly string[];
  /** Equal where the same things happened in the same order. */
  readonly hash: string;
  readonly steps: number;
  /** Everything that happened, where it was asked for. */
  readonly trace: readonly string[];
}

/** A store whose leases go by virtual time. */
export type StoreMaker = (elapsedMs: () => number) => DeliveryStore | Promise<DeliveryStore>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** When one of the workers makes a pass, after the storm, and once everything works again. */
const passesAt = [1, 3, 6, 12, 30, 61].map((count) => count * minute);
const laterAt = [2, 4.2, 7, 12, 20].map((count) => count * hour);
const days = (last: number): readonly number[] => Array.from({ length: last }, (_, place) => (place + 1) * day);
const calmAt: readonly number[] = [
  ...passesAt,
  ...laterAt,
  ...days(6),
  ...[8, 10, 12, 14, 16, 18].map((at) => at * day),
];
const healedAt: readonly number[] = [0, ...passesAt, ...laterAt, 1, 2, 4, 6, 8, 15, 20, 28].map((at) =>
  at < 30 ? at * day : at,
);

export async function runScript(
  script: Script,
  { store: makeStore = (elapsedMs) => memoryStore({ elapsedMs }), keepsTrace = false }: RunOptions = {},
): Promise<Outcome> {
  // Where an error comes from is told only to whoever reads the trace: it takes longer than all else about an error.
  Error.stackTraceLimit = keepsTrace ? 10 : 0;
  const faults = new Set<string>();
  const trace: string[] = [];
  let hash = 0x811c9dc5;
  const random = seededRandom(script.seed ^ 0x5eed);
  const scheduler = newScheduler(random);
  const start = Date.parse(script.settings.startsAt);
  const world: World = {
    script,
    scheduler,
    random,
    plan: faultPlanOf(script),
    nowMs: () => start + scheduler.now(),
    clockOf: ({ clockMs }) => start + scheduler.now() + clockMs,
    die: ({ worker }) => workers.crash(worker, 2_000 + random.below(60_000)),
    trace(line) {
      for (let place = 0; place < line.length; place++) hash = Math.imul(hash ^ line.charCodeAt(place), 0x01000193);
      if (keepsTrace) trace.push(line);
    },
    fault: (text) => {
      faults.add(text);
      if (keepsTrace) trace.push(`${scheduler.now()} WRONG: ${text}`);
    },
  };
  const store = await makeStore(() => scheduler.now());
  await store.open();
  const referee = refereeOf(world, store);
  const disk = diskOf(world, store, (commit) => referee.watch(commit));
  const stage = stageOf(world, referee);
  const mesh = newMesh(world, stage.events);
  stage.joins(mesh);
  const mail = newMail(
    world,
    stage.mailEvents(() => workers),
  );
  const workers: Workers = workersOf(world, disk, { mesh, mail }, workerCount, ({ id }) => {
    referee.told.set(id, (referee.told.get(id) ?? 0) + 1);
    stage.heard(id);
  });
  workers.begin();
  stage.plan(workers);
  const pass = (at: number, among = workerCount): void => {
    scheduler.after(at - scheduler.now(), undefined, () =>
      workers.within(random.below(among), (delivery) => {
        delivery.poll().then(
          ({ failures }) => failures.forEach(({ error }) => stage.failed(error)),
          (error: unknown) => stage.failed(error),
        );
      }),
    );
  };
  const { stormMs } = script.settings;
  try {
    await play();
  } catch (error) {
    if (!(error instanceof EndlessError)) throw error;
    world.fault(error.message);
  }
  await store.close();
  for (const line of stage.summary()) world.trace(line);
  return { faults: [...faults], hash: (hash >>> 0).toString(16).padStart(8, "0"), steps: scheduler.steps(), trace };

  async function play(): Promise<void> {
    await scheduler.runUntil(stormMs);
    workers.calm();
    for (const at of calmAt) pass(stormMs + at);
    await scheduler.runUntil(healedAtMs);
    world.plan.heal();
    workers.heal();
    stage.heal(workers);
    await scheduler.runUntil(healedAtMs + 5 * minute);
    for (const [place] of [0, 1].entries()) submitEventually(world, workers, stage.submitted, 10 + place, false);
    for (const at of healedAt) pass(scheduler.now() + at);
    // What those found that tell nobody, others tell.
    pass(scheduler.now() + 29 * day, tellingWorkers);
    await scheduler.runUntil(healedAtMs + 30 * day);
    await judgeEnd(world, store, stage.evidence());
  }
}

export interface RunOptions {
  readonly store?: StoreMaker;
  readonly keepsTrace?: boolean;
}

/** The schedule of a seed, and what became of it. */
export async function runSeed(seed: number, options?: RunOptions): Promise<Outcome & { readonly script: Script }> {
  const script = generate(seed);
  return { ...(await runScript(script, options)), script };
}

/** Runs schedules, then those that were kept, until one fails, and prints in a line which, and why; or nothing. */
export async function printFirstFailure(schedules: number, kept: readonly KeptScript[]): Promise<void> {
  const fails = async (name: string, script: Script): Promise<boolean> => {
    const [fault] = (await runScript(script)).faults;
    if (fault !== undefined) process.stdout.write(`${name}: ${fault.slice(0, 160)}\n`);
    return fault !== undefined;
  };
  const few = Math.min(100, schedules);
  for (let seed = 1; seed <= few; seed++) if (await fails(`schedule ${seed}`, generate(seed))) return;
  // What a hundred schedules do not show, a kept one mostly does.
  for (const { name, script } of kept) if (await fails(`kept ${name}`, script)) return;
  for (let seed = few + 1; seed <= schedules; seed++) if (await fails(`schedule ${seed}`, generate(seed))) return;
}

/** How schedules went: those that failed, and how long each took. */
export interface Ran {
  readonly failed: readonly number[];
  readonly milliseconds: readonly number[];
}

export async function runSeeds(seeds: readonly number[]): Promise<Ran> {
  const failed: number[] = [];
  const milliseconds: number[] = [];
  for (const seed of seeds) {
    const began = performance.now();
    const { faults } = await runSeed(seed);
    milliseconds.push(performance.now() - began);
    if (faults.length > 0) failed.push(seed);
  }
  return { failed, milliseconds };
}
