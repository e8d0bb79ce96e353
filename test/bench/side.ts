// One side of a benchmark, in a process of its own: side.ts FILE NAME ours|theirs. Given a number of seconds, it works
// for that long and answers with its speed, and what the server used meanwhile.
import type { BenchmarkFile, Job, Pace, SideRound } from "./benchmark.js";
import { cpuOfStarts } from "./starting.js";

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};
const clocks: Readonly<Record<Pace["clock"], () => number>> = {
  cpu,
  "cpu-of-starts": cpuOfStarts,
  "cpu-with-started": () => cpu() + cpuOfStarts(),
  wall: () => performance.now() / 1000,
};

const [file = "", name, side] = process.argv.slice(2);
const { benchmarks } = (await import(new URL(file, import.meta.url).href)) as { readonly benchmarks: BenchmarkFile };
const all = benchmarks();
const benchmark = "notRun" in all ? undefined : all.find((one) => one.name === name);
if (benchmark === undefined) throw new Error("there is no such benchmark here");
const job = side === "ours" ? benchmark.ours() : benchmark.theirs();
const { pace, operations = 1 } = benchmark;
const { clock } = pace;
process.on("message", (seconds: number) => {
  void roundOf(job, seconds).then((round) => process.send?.(round));
});
process.send?.("ready");

async function roundOf(work: Job, seconds: number): Promise<SideRound> {
  if (work.serverCpu === undefined) return { speed: (await speedOf(work, seconds)).speed };
  const before = await work.serverCpu();
  const { speed, count } = await speedOf(work, seconds);
  return { speed, serverSeconds: ((await work.serverCpu()) - before) / count };
}

async function speedOf(work: Job, seconds: number): Promise<{ readonly speed: number; readonly count: number }> {
  const time = clocks[clock];
  let start = time();
  for (let calls = 1; ; calls += 1) {
    if (work.prepare !== undefined) {
      const before = time();
      await work.prepare();
      start += time() - before;
    }
    const done = work();
    if (done instanceof Promise) await done;
    // Reading CPU time takes longer than a short job, so it is read every sixteenth time.
    if (clock === "cpu" && (calls & 15) !== 0) continue;
    const spent = time() - start;
    const count = calls * operations;
    if (spent >= seconds) return { speed: count / spent, count };
  }
}
