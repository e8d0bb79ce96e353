import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "../project/layers.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "count-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What .ci/run counts for a step that printed `log`, ended with `status`, and left vitest's report (or none). */
const count = (log: string, status: number, report?: object): string => {
  writeFileSync(join(folder, "log"), log);
  if (report !== undefined) writeFileSync(join(folder, "report.json"), JSON.stringify(report));
  return spawnSync(join(root, ".ci/count"), [join(folder, "log"), String(status), join(folder, "report.json")], {
    encoding: "utf8",
  }).stdout;
};

const file = (status: string, ...assertionResults: readonly object[]): object => ({ status, assertionResults });

test("a step that prints no count is one check", () => {
  expect([count("", 0), count("", 1)]).toEqual(["1 0\n", "0 1\n"]);
});

test("the count that a step prints is used, and its last one where there are several", () => {
  expect(count("x: 3 passed, 0 failed\nall: 7 passed, 2 failed\n", 1)).toBe("7 2\n");
});

test("the counts of a step's scripts are added up", () => {
  expect(count("6 passed, 0 failed\nslowest: 4 ms\n174 passed, 2 failed\n", 1)).toBe("180 2\n");
});

test("a step that ends with an error has failed, whatever it counted", () => {
  expect(count("all: 7 passed, 0 failed\n", 137)).toBe("7 1\n");
});

test("what was not run is not counted", () => {
  expect(count("not run: there is no browser\n", 0)).toBe("0 0\n");
});

test("vitest's own report is counted, with a file that could not be loaded as one failure", () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    testResults: [file("passed", {}), file("failed", {}), file("failed")],
  };
  expect(count("1 passed, 0 failed\n", 1, report)).toBe("5 2\n");
});
