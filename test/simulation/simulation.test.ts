import { beforeAll, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import { compileSimulation } from "./compile.js";
import { keptScripts } from "./kept.js";
import { parsePatch, plantedFaults, planting } from "./patches.js";
import type * as Simulation from "./simulation.js";
import { inWords } from "./words.js";

let own: typeof Simulation;
beforeAll(async () => {
  own = await (await compileSimulation("in-tests")).load();
});

test("some schedules show nothing wrong", async () => {
  for (let seed = 1; seed <= 6; seed++) expect({ seed, ...(await own.runSeed(seed)) }).toMatchObject({ faults: [] });
});

test("schedules go another way, come back, are left, known as off, resubmitted and purged", async () => {
  const lines: string[] = [];
  for (const seed of [2, 8, 12, 17, 27, 56, 58]) {
    const { faults, trace } = await own.runSeed(seed, { keepsTrace: true });
    expect({ seed, faults }).toEqual({ seed, faults: [] });
    lines.push(...trace);
  }
  const all = lines.join("\n");
  const steps = [
    "fallback-sent",
    "fallback-asked-for",
    "fallback-failed",
    "fallback-failed-left",
    "practice-switched-off",
  ];
  expect([...steps, "resubmitted", "purged"].filter((reason) => !all.includes(`${reason}>`))).toEqual([]);
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

test("a planted fault is seen in the script that once showed it, which is a few lines", async () => {
  const fault = plantedFaults().find(({ name }) => name === "receipt-without-deadline");
  const kept = keptScripts().find(({ name }) => name === "receipt-without-deadline.json");
  if (fault === undefined || kept === undefined) throw new Error("there is no such fault");
  const broken = await (await compileSimulation("in-tests-broken", planting(fault))).load();
  expect(inWords(kept.script).length).toBeLessThanOrEqual(20);
  expect((await broken.runScript(kept.script)).faults.join()).toContain("a wrong deadline for the second answer");
});

test("each planted fault applies, and a patch that does not is refused", () => {
  const faults = plantedFaults();
  expect(faults.length).toBeGreaterThanOrEqual(100);
  for (const fault of faults) {
    const text = readFileSync(fault.file, "utf8");
    expect(planting(fault)(fault.file, text)).not.toBe(text);
  }
  const old = parsePatch("old", "It breaks.\n--- a/src/x.ts\n+++ b/src/x.ts\n@@ -1 +1 @@\n-gone\n+new\n");
  expect(() => planting(old)("src/x.ts", "other")).toThrow(/no longer applies/);
  expect(() => parsePatch("none", "words")).toThrow(/a sentence and a unified diff/);
});
