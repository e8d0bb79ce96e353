// Mutated messages, validated: tsx test/fault/validator-fuzz.ts [--count N] [--seed N] [--from N]
// Exits 1 at any crash, anything that takes too long (examine.ts), any faulty report, and any growth of the heap.
import { parseArgs } from "node:util";
import { longest } from "./examine.js";
import type { Said } from "./validator-worker.js";
import { watched } from "./watched.js";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
  },
});
const [count, seed, from] = [Number(values.count), Number(values.seed), Number(values.from)];

/** Megabytes by which the heap may differ from its size at the beginning. */
const growth = 8;
/** After this many inputs the size of the heap is printed. */
const shownEach = 100_000;

const found = { crash: 0, slow: 0, wrong: 0, hang: 0 };
const kinds = new Map<string, number>();
const heaps: number[] = [];
let done = 0;
let shown = 0;
let slowest = { number: from, milliseconds: 0 };

function fault(number: number, kind: keyof typeof found, what: string): void {
  found[kind] += 1;
  if (found[kind] <= 20)
    console.log(
      `${kind} at ${number}: ${what}\n  again: tsx test/fault/validator-fuzz.ts --seed ${seed} --from ${number} ` +
        "--count 1",
    );
}

function said(message: unknown): void {
  const one = message as Said;
  if (one.type === "fault") {
    fault(one.number, one.kind, one.what);
    return;
  }
  done += one.done;
  for (const [kind, number] of Object.entries(one.kinds)) kinds.set(kind, (kinds.get(kind) ?? 0) + number);
  if (one.slowest.milliseconds > slowest.milliseconds) slowest = one.slowest;
  heaps.push(one.heap);
  if (done - shown < shownEach && done > 0) return;
  shown = done;
  console.log(`${done} inputs: heap ${one.heap.toFixed(1)} MB`);
}

const began = Date.now();
await watched(
  new URL("./validator-worker.ts", import.meta.url),
  { seed },
  from,
  from + count,
  said,
  (number, why, what) => {
    done += 1;
    fault(number, why === "hang" ? "hang" : "crash", what);
  },
);

const [first = 0] = heaps;
const last = heaps.at(-1) ?? 0;
const isFlat = last - first <= growth;
for (const [kind, number] of [...kinds].sort()) console.log(`${kind}: ${number}`);
console.log(
  `heap: ${first.toFixed(1)} MB before, ${last.toFixed(1)} MB after, ${Math.max(...heaps).toFixed(1)} MB at ` +
    `most${isFlat ? "" : `: grew by more than ${growth} MB`}`,
);
console.log(`slowest: ${slowest.milliseconds.toFixed(0)} ms (number ${slowest.number})`);
console.log(
  `seed ${seed}, numbers ${from} to ${from + count - 1}: ${count} inputs in ` +
    `${Math.round((Date.now() - began) / 1_000)} s, ${found.crash} crashes, ${found.hang + found.slow} hangs over ` +
    `${longest} ms, ${found.wrong} wrong reports`,
);
const failed = [found.crash, found.hang + found.slow, found.wrong, isFlat ? 0 : 1].filter(
  (number) => number > 0,
).length;
console.log(`${4 - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
