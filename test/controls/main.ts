/**
 * Takes each control of the hazard log (CS-, UR-) out of the code, one at a time, and sees a test that names it fail:
 * tsx test/controls/main.ts [--part N] [CONTROL...]
 * --part N: of all controls, the N whose turn it is today.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { hazards } from "../../scripts/hazards.js";
import { rules } from "../../scripts/rules.js";
import { traceRules } from "../../scripts/traceability.js";
import { root } from "../project/layers.js";

const { values, positionals } = parseArgs({ options: { part: { type: "string" } }, allowPositionals: true });
const all = [...new Set(hazards.flatMap(({ controls }) => controls))].filter((id) => !id.startsWith("ME-")).sort();
const traces = traceRules(root, rules);

/** The next `count` controls each day. */
function todays(count: number): readonly string[] {
  const first = Math.floor(Date.now() / 86_400_000) * count;
  return Array.from({ length: Math.min(count, all.length) }, (_, place) => all[(first + place) % all.length] ?? "");
}

const chosen = positionals.length > 0 ? positionals : values.part === undefined ? all : todays(Number(values.part));
const folder = mkdtempSync(join(tmpdir(), "controls-"));
let failed = 0;
for (const control of chosen) {
  const files = traces.find(({ rule }) => rule === control)?.tests.map(({ file }) => file) ?? [];
  const report = join(folder, `${control}.json`);
  const unit = [...new Set(files)].filter((file) => !/^test\/(?:conformance|interop|scripts|project)\//.test(file));
  const { status, stderr } = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "-t", control, ...unit],
    { cwd: root, encoding: "utf8", env: { ...process.env, BREAK_CONTROL: control, VITEST_JSON: report } },
  );
  const { numFailedTests: seen, numPassedTests: blind } = JSON.parse(readFileSync(report, "utf8")) as {
    readonly numFailedTests: number;
    readonly numPassedTests: number;
  };
  const isSeen = status !== 0 && seen > 0;
  if (!isSeen) failed += 1;
  console.log(`${isSeen ? "ok    " : "FAILED"} ${control}: without it ${seen} of ${seen + blind} tests fail`);
  if (!isSeen) console.log(stderr.slice(0, 2_000));
}
rmSync(folder, { recursive: true });
console.log(`${chosen.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
