import { parentPort, workerData } from "node:worker_threads";
import { examine, type Examined } from "./examine.js";
import { sizedInput } from "./heavy-sizes.js";
import { leastMessage } from "./validator-corpus.js";
import { progressOf } from "./watched.js";

/** The result of one size. */
export interface SizeSaid extends Examined {
  readonly name: string;
  readonly count: number;
  readonly size: number;
}

interface Task {
  readonly from: number;
  readonly end: number;
  readonly shared: SharedArrayBuffer;
}

function work({ from, end, shared }: Task): void {
  examine(new TextEncoder().encode(leastMessage), true);
  for (let number = from; number < end; number += 1) {
    Atomics.store(progressOf(shared), 0, number);
    const { name, count, bytes } = sizedInput(number);
    const said: SizeSaid = { name, count, size: bytes.length, ...examine(bytes, true) };
    parentPort?.postMessage(said);
  }
}

if (parentPort !== null) work(workerData as Task);
