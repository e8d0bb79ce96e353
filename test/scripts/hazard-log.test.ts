import { expect, test } from "vitest";
import { hazardCsv, hazardJson } from "../../scripts/hazard-data.js";
import { hazardFaults, hazardPage, ownersOf, statusOf } from "../../scripts/hazard-log.js";
import { hazards, type Hazard } from "../../scripts/hazards.js";
import { likelihoodNames, ratingOf, severityNames } from "../../scripts/risk.js";
import { rules } from "../../scripts/rules.js";
import { traceRules, type Trace } from "../../scripts/traceability.js";
import { root } from "../project/layers.js";

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

test("NHS England's matrix rates a risk", () => {
  const matrix = likelihoodNames.map((likelihood) =>
    severityNames.map((severity) => ratingOf({ severity, likelihood })).join(""),
  );
  expect(matrix).toEqual(["11223", "12234", "22334", "23345", "34455"]);
});

test("a hazard is open, transferred or closed, and has an owner", () => {
  const [first] = hazards;
  if (first === undefined) throw new Error("no hazard");
  const bare = { ...first, transfers: [] };
  const transfers = [{ to: "pharmacy", kind: "training", text: "x" }] as const;
  expect([statusOf(bare), ownersOf(bare)]).toEqual(["closed", ["package"]]);
  expect([statusOf({ ...bare, transfers }), ownersOf({ ...bare, transfers })]).toEqual(["transferred", ["pharmacy"]]);
  const open = { ...bare, transfers, open: "not built" };
  expect([statusOf(open), ownersOf(open)]).toEqual(["open", ["package", "pharmacy"]]);
});

test("what the data cannot tell is transferred in words", () => {
  const transferred = hazards.filter((hazard) => statusOf(hazard) === "transferred").map(({ hazard }) => hazard);
  for (const words of ["blood pressure", "recurrent infection", "catheter", "immune system", "wrong patient"])
    expect(
      transferred.some((hazard) => hazard.includes(words)),
      words,
    ).toBe(true);
});

test("JSON and CSV have every hazard, and say that nobody has assured the log", () => {
  const { assured, hazards: rows } = JSON.parse(hazardJson(traces)) as {
    readonly assured: boolean;
    readonly hazards: readonly { readonly id: string; readonly controls: readonly { readonly text: string }[] }[];
  };
  expect(assured).toBe(false);
  expect(rows.map(({ id }) => id)).toEqual(hazards.map(({ id }) => id));
  expect(rows.flatMap(({ controls }) => controls).filter(({ text }) => text === "")).toEqual([]);
  const lines = hazardCsv().split("\r\n");
  expect(lines).toHaveLength(hazards.length + 2);
  expect(lines[0]?.split(",")).toHaveLength(14);
  expect(lines[2]).toContain('"A default, a false or an empty field of a form becomes ""not pregnant"""');
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
  expect(hazardFaults([hazard({ controls: [], transfers: [] })], made)).toEqual(["H-01: has no control"]);
  expect(hazardFaults([hazard({ after: first.before, transfers: [] })], made)).toEqual([
    "H-01: its controls do not reduce the risk",
  ]);
  expect(hazardFaults([hazard({}), hazard({})], made)).toEqual(["H-01: is used twice"]);
});
