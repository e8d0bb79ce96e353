import { Worker } from "node:worker_threads";

/** The number that the worker is at: the worker writes it, and it can be read here even when the worker hangs. */
export function progressOf(shared: SharedArrayBuffer): Int32Array {
  return new Int32Array(shared);
}

/** A worker cannot load TypeScript by itself, unlike the thread that starts it. */
const loader =
  'import("tsx/esm/api").then(({ register }) => { register(); return ' +
  'import(require("node:worker_threads").workerData.file); });';

/** How many workers may be lost: with more, something is wrong with all inputs, or with the machine. */
const lostAtMost = 20;

/**
 * Seconds of CPU time, and by the clock, after which a worker is ended: far more than the one second that an input may
 * take.
 */
const patience = { processor: 10, clock: 120 } as const;

/**
 * Runs numbered work in a worker, and continues after a number at which it hangs or dies.
 * `said` gets what the worker posts; `lost` gets the number at which it was ended, and why.
 */
export async function watched(
  file: URL,
  data: object,
  from: number,
  end: number,
  said: (message: unknown) => void,
  lost: (number: number, why: "hang" | "death", what: string) => void,
): Promise<void> {
  for (let start = from, losses = 0; start < end && losses < lostAtMost; losses += 1) {
    const shared = new SharedArrayBuffer(4);
    const progress = progressOf(shared);
    progress[0] = start;
    const stopped = await oneThread(
      new Worker(loader, { eval: true, workerData: { ...data, file: file.href, from: start, end, shared } }),
      progress,
      said,
    );
    if (stopped === undefined) return;
    lost(stopped.number, stopped.why, stopped.what);
    start = stopped.number + 1;
  }
}

type Stopped = { readonly number: number; readonly why: "hang" | "death"; readonly what: string } | undefined;

function oneThread(worker: Worker, progress: Int32Array, said: (message: unknown) => void): Promise<Stopped> {
  return new Promise((resolve) => {
    let seen = -1;
    let since = Date.now();
    let used = process.cpuUsage();
    let hung: Stopped;
    let died = "";
    const watch = setInterval(() => {
      const number = Atomics.load(progress, 0);
      if (number !== seen) [seen, since, used] = [number, Date.now(), process.cpuUsage()];
      const seconds = { processor: process.cpuUsage(used).user / 1_000_000, clock: (Date.now() - since) / 1_000 };
      if (seconds.processor < patience.processor && seconds.clock < patience.clock) return;
      hung = {
        number,
        why: "hang",
        what:
          `no answer in ${Math.round(seconds.processor)} s of the processor, ${Math.round(seconds.clock)} s by the ` +
          "clock",
      };
      void worker.terminate();
    }, 250);
    worker.on("message", said);
    worker.on("error", (error) => {
      died = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    });
    worker.on("exit", (code) => {
      clearInterval(watch);
      resolve(hung ?? (code === 0 ? undefined : { number: Atomics.load(progress, 0), why: "death", what: died }));
    });
  });
}
