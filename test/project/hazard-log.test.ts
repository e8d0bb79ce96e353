import { expect, test } from "vitest";
import { hazardFaults, hazardPage, ratingOf } from "../../scripts/hazard-log.js";
import { hazards, type Hazard } from "../../scripts/hazards.js";
import { rules } from "../../scripts/rules.js";
import { traceRules, type Trace } from "../../scripts/traceability.js";
import { root } from "./layers.js";

const traces = traceRules(root, rules);
const safety = Object.keys(rules).filter((id) => id.startsWith("CS"));

test("every control of a hazard is a rule that a test names, and lowers the risk", () => {
  expect(hazardFaults(hazards, traces)).toEqual([]);
  console.log(`hazards: ${hazards.length}, controls: ${new Set(hazards.flatMap(({ controls }) => controls)).size}`);
});

test("there are enough hazards, the incident of 2025 first, and every rule of clinical safety controls one", () => {
  expect(hazards.length).toBeGreaterThanOrEqual(25);
  expect(hazards[0]?.cause).toContain("2025");
  expect(safety.filter((id) => !hazards.some(({ controls }) => controls.includes(id)))).toEqual([]);
});

test("no remaining risk is higher than can be accepted", () => {
  expect(hazards.filter(({ after }) => ratingOf(after) > 3)).toEqual([]);
});

test("the page shows every hazard and a test of every control", () => {
  const page = hazardPage(traces);
  for (const { id, controls } of hazards) {
    expect(page).toContain(`| ${id} | `);
    for (const control of controls)
      expect(page, control).toMatch(new RegExp(`^\\| ${control} \\|.*\\]\\(\\.\\./\\.\\./test/`, "m"));
  }
});

test("each fault is named: an untested, unknown or missing control, a risk that is not lowered, a repeated id", () => {
  const [first] = hazards;
  if (first === undefined) throw new Error("no hazard");
  const [proven, bare] = safety as [string, string];
  const made: readonly Trace[] = [
    { rule: proven, title: "x", code: [], tests: [{ file: "a", title: "b" }] },
    { rule: bare, title: "y", code: [], tests: [] },
  ];
  const hazard = (changes: Partial<Hazard>): Hazard => ({ ...first, controls: [proven], ...changes });
  expect(hazardFaults([hazard({})], made)).toEqual([]);
  expect(hazardFaults([hazard({ controls: [bare] })], made)).toEqual([`H-01: no test names ${bare}`]);
  expect(hazardFaults([hazard({ controls: ["other"] })], made)).toEqual(["H-01: other is not a rule"]);
  expect(hazardFaults([hazard({ controls: [] })], made)).toEqual(["H-01: has no control"]);
  expect(hazardFaults([hazard({ after: first.before })], made)).toEqual(["H-01: its controls do not reduce the risk"]);
  expect(hazardFaults([hazard({}), hazard({})], made)).toEqual(["H-01: is used twice"]);
});
