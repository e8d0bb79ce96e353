import type { Random } from "../../fault/random.js";
import { setTime } from "./time.js";

/** A process from its start to its end. What it waits for reaches it while it lives and is not stopped. */
export interface Life {
  /** Number of the worker, and how many lives it had before. */
  readonly worker: number;
  readonly number: number;
  isDead: boolean;
  /** It hangs until then. */
  hangsUntil: number;
  /** Whether it ever hung. */
  hasHung: boolean;
  /** How far its clock is from the true time. */
  clockMs: number;
  /** Whether it has another way to a practice. */
  readonly hasFallback: boolean;
}

/** It stands still, as a process that was stopped does. */
export function hang(life: Life, until: number): void {
  life.hasHung = true;
  life.hangsUntil = Math.max(life.hangsUntil, until);
}

interface Task {
  readonly at: number;
  /** Which of those that are due at the same time is first. */
  readonly tie: number;
  readonly seq: number;
  readonly life: Life | undefined;
  readonly work: () => void;
  isCancelled: boolean;
}

/** Time, and what is to happen when. Nothing passes but through it. */
export interface Scheduler {
  /** True time: milliseconds since the schedule began. */
  now(): number;
  /** Whose work is being done. */
  living(): Life | undefined;
  /** Does it later, in that life. What it answers cancels it. */
  after(milliseconds: number, life: Life | undefined, work: () => void): () => void;
  /** Real work, such as a database's, that everything waits for. */
  during<T>(work: Promise<T>): Promise<T>;
  /** Lets everything happen up to that time. */
  runUntil(end: number): Promise<void>;
  /** How many things happened. */
  steps(): number;
}

/** A schedule that goes on and on: most have one or two thousand steps. */
const mostSteps = 100_000;

export class EndlessError extends Error {}

export function newScheduler(random: Random): Scheduler {
  const heap: Task[] = [];
  let now = 0;
  let seq = 0;
  let steps = 0;
  let busy = 0;
  let living: Life | undefined;

  function put(at: number, life: Life | undefined, work: () => void): Task {
    const task = { at, tie: random.below(1024), seq: ++seq, life, work, isCancelled: false };
    push(heap, task);
    return task;
  }

  function after(milliseconds: number, life: Life | undefined, work: () => void): () => void {
    const task = put(now + Math.max(0, milliseconds), life, work);
    return () => {
      task.isCancelled = true;
    };
  }

  /** Resolves once nothing more can happen without time passing. Asked for in a microtask: the others go first. */
  function settled(): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        if (busy > 0) setImmediate(end);
        else resolve();
      };
      process.nextTick(end);
    });
  }

  async function runUntil(end: number): Promise<void> {
    await settled();
    for (let task = heap[0]; task !== undefined && task.at <= end; task = heap[0]) {
      pop(heap);
      const { life } = task;
      if (task.isCancelled || life?.isDead === true) continue;
      now = Math.max(now, task.at);
      if (life !== undefined && life.hangsUntil > now) {
        const late = put(life.hangsUntil, life, () => {
          if (!task.isCancelled) task.work();
        });
        if (late.at <= now) throw new Error("a life hangs in the past");
        continue;
      }
      living = life;
      steps += 1;
      if (steps > mostSteps) throw new EndlessError(`after ${mostSteps} steps it has not come to rest`);
      task.work();
      await settled();
    }
    now = Math.max(now, end);
  }

  setTime({
    steadyMs: () => now,
    after: (work, milliseconds) => after(milliseconds, living, work),
  });
  return {
    now: () => now,
    living: () => living,
    after,
    during(work) {
      busy += 1;
      const end = (): void => {
        busy -= 1;
      };
      work.then(end, end);
      return work.then((value) => value);
    },
    runUntil,
    steps: () => steps,
  };
}

function isBefore(one: Task, other: Task): boolean {
  return one.at !== other.at ? one.at < other.at : one.tie !== other.tie ? one.tie < other.tie : one.seq < other.seq;
}

function push(heap: Task[], task: Task): void {
  let place = heap.length;
  heap.push(task);
  while (place > 0) {
    const above = (place - 1) >>> 1;
    const other = heap[above];
    if (other === undefined || !isBefore(task, other)) break;
    heap[place] = other;
    place = above;
  }
  heap[place] = task;
}

function pop(heap: Task[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let place = 0;
  for (;;) {
    const [left, right] = [heap[2 * place + 1], heap[2 * place + 2]];
    if (left === undefined) break;
    const isRight = right !== undefined && isBefore(right, left);
    const next = isRight ? right : left;
    if (!isBefore(next, last)) break;
    heap[place] = next;
    place = 2 * place + (isRight ? 2 : 1);
  }
  heap[place] = last;
}
