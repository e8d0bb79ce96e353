// How long the validator takes for many items of a kind, up to its limits: tsx test/fault/validator-sizes.ts [--from N]
// Exits 1 at any crash, at any faulty report, and where anything takes too long (examine.ts).
import { parseArgs } from "node:util";
import { longest } from "./examine.js";
import { sizedInput, sizes } from "./heavy-sizes.js";
import type { SizeSaid } from "./sizes-worker.js";
import { watched } from "./watched.js";

const { values } = parseArgs({
  options: { from: { type: "string", default: "0" }, count: { type: "string", default: String(sizes) } },
});
const from = Number(values.from);
let failed = 0;
let slowest = 0;

function said(message: unknown): void {
  const { name, count, size, kind, milliseconds, crash, faults } = message as SizeSaid;
  const wrong = [
    ...(crash === undefined ? [] : [crash]),
    ...(milliseconds > longest ? [`over ${longest} ms`] : []),
    ...faults.slice(0, 3),
  ];
  slowest = Math.max(slowest, milliseconds);
  if (wrong.length > 0) failed += 1;
  console.log(
    `${milliseconds.toFixed(0).padStart(6)} ms  ${String(count).padStart(8)} ${name} ` +
      `(${(size / 1_000_000).toFixed(2)} MB, ` +
      `${kind ?? "no report"})${wrong.map((one) => `\n        ${one}`).join("")}`,
  );
}

const end = Math.min(sizes, from + Number(values.count));
await watched(new URL("./sizes-worker.ts", import.meta.url), {}, from, end, said, (number, why, what) => {
  const { name, count } = sizedInput(number);
  failed += 1;
  console.log(
    `${why} at ${count} ${name}: ${what}\n  again: tsx test/fault/validator-sizes.ts --from ${number} --count 1`,
  );
});
console.log(`slowest: ${slowest.toFixed(0)} ms`);
console.log(`${end - from - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
