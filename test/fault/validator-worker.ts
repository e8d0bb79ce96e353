import { parentPort, workerData } from "node:worker_threads";
import { examine, longest } from "./examine.js";
import { fuzzInput } from "./fuzz-input.js";
import { heapInUse } from "./heap.js";
import { progressOf } from "./watched.js";

/** What the thread posts: one line for each fault, and its progress now and then. */
export type Said =
  | {
      readonly type: "fault";
      readonly number: number;
      readonly kind: "crash" | "slow" | "wrong";
      readonly what: string;
    }
  | {
      readonly type: "state";
      readonly done: number;
      readonly slowest: { readonly number: number; readonly milliseconds: number };
      readonly kinds: Readonly<Record<string, number>>;
      readonly heap: number;
    };

interface Task {
  readonly seed: number;
  readonly from: number;
  readonly end: number;
  readonly shared: SharedArrayBuffer;
}

/** The heap is first measured once tables and compiled code, which stay in memory, exist. */
const first = 1_000;

/** How many inputs lie between two measurements of the heap. */
const between = 10_000;

function work({ seed, from, end, shared }: Task): void {
  const progress = progressOf(shared);
  const say = (said: Said): void => {
    parentPort?.postMessage(said);
  };
  let slowest = { number: from, milliseconds: 0 };
  let kinds: Record<string, number> = {};
  let done = 0;
  const state = (): void => {
    say({ type: "state", done, slowest, kinds, heap: heapInUse() });
    [done, kinds] = [0, {}];
  };
  for (let number = from; number < end; number += 1) {
    Atomics.store(progress, 0, number);
    const { kind, milliseconds, crash, faults } = examine(fuzzInput(seed, number), number % 8 === 0);
    done += 1;
    kinds[kind ?? "none"] = (kinds[kind ?? "none"] ?? 0) + 1;
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds };
    if (crash !== undefined) say({ type: "fault", number, kind: "crash", what: crash });
    if (milliseconds > longest) say({ type: "fault", number, kind: "slow", what: `${Math.round(milliseconds)} ms` });
    for (const what of faults.slice(0, 3)) say({ type: "fault", number, kind: "wrong", what });
    if (done === between || number === from + first) state();
  }
  if (done > 0) state();
}

if (parentPort !== null) work(workerData as Task);
