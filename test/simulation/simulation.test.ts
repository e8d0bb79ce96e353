import { beforeAll, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { compileSimulation } from "./compile.js";
import { keptScripts } from "./kept.js";
import { parsePatch, plantedFaults, planting } from "./patches.js";
import { shrink } from "./shrink.js";
import type * as Simulation from "./simulation.js";
import { inWords } from "./words.js";

let own: typeof Simulation;
beforeAll(async () => {
  own = await (await compileSimulation("in-tests")).load();
});

test("some schedules show nothing wrong", async () => {
  for (let seed = 1; seed <= 24; seed++) expect({ seed, ...(await own.runSeed(seed)) }).toMatchObject({ faults: [] });
});

test("a seed decides everything: twice the same, and another one differs", async () => {
  const [one, again, other] = [await own.runSeed(7), await own.runSeed(7), await own.runSeed(8)];
  expect(again.hash).toBe(one.hash);
  expect(other.hash).not.toBe(one.hash);
});

test.each(keptScripts().map(({ name, script }) => [name, script] as const))(
  "what was found once stays mended: %s",
  async (_, script) => {
    expect((await own.runScript(script)).faults).toEqual([]);
  },
);

test("a planted fault is seen, and its script becomes a few lines", async () => {
  const fault = plantedFaults().find(({ name }) => name === "rejection-untold");
  if (fault === undefined) throw new Error("there is no such fault");
  const broken = await (await compileSimulation("in-tests-broken", planting(fault))).load();
  let seed = 1;
  while ((await broken.runSeed(seed)).faults.length === 0) seed += 1;
  const script = await shrink(own.generate(seed), broken.runScript);
  expect(inWords(script).length).toBeLessThanOrEqual(20);
  expect((await broken.runScript(script)).faults.join()).toContain("nobody is to be told of rejected");
  expect((await own.runScript(script)).faults).toEqual([]);
});

test("each planted fault applies, and a patch that does not is refused", () => {
  const faults = plantedFaults();
  expect(faults.length).toBeGreaterThanOrEqual(50);
  for (const fault of faults) {
    const text = readFileSync(fault.file, "utf8");
    expect(planting(fault)(fault.file, text)).not.toBe(text);
  }
  const old = parsePatch("old", "It breaks.\n--- a/src/x.ts\n+++ b/src/x.ts\n@@ -1 +1 @@\n-gone\n+new\n");
  expect(() => planting(old)("src/x.ts", "other")).toThrow(/no longer applies/);
  expect(() => parsePatch("none", "words")).toThrow(/a sentence and a unified diff/);
});
