import { compileSimulation } from "./compile.js";
const { load } = await compileSimulation("simulation");
const { runSeed } = await load();
const [from = "1", count = "20", trace = ""] = process.argv.slice(2);
const times: number[] = [];
let bad = 0;
for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  const began = performance.now();
  const { faults, hash, steps, trace: lines, script } = await runSeed(seed, { keepsTrace: trace !== "" });
  times.push(performance.now() - began);
  if (trace !== "") console.log(lines.join("\n"), JSON.stringify(script, null, 1));
  if (faults.length > 0) {
    bad++;
    console.log(
      seed,
      hash,
      steps,
      faults.slice(0, 3).map((each) => each.slice(0, 400)),
    );
  }
}
times.sort((a, b) => a - b);
console.log(
  "bad",
  bad,
  "mean",
  times.reduce((a, b) => a + b, 0) / times.length,
  "p99",
  times[Math.floor(times.length * 0.99)],
);
