import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allTests } from "../../../src/cli/checklist/all-tests.js";
import type { ChecklistTest } from "../../../src/cli/checklist/checklist-test.js";
import type { Run } from "../../../src/cli/checklist/run.js";
import { withChange } from "../../../src/cli/checklist/tests/safety/changed.js";
import { consultationTest } from "../../../src/cli/checklist/tests/safety/consultation-tests.js";
import { factTest } from "../../../src/cli/checklist/tests/safety/fact-test.js";
import { alsoInMessages, messageRows as someRows } from "../../../src/cli/checklist/tests/safety/message-rows.js";
import { messageTest } from "../../../src/cli/checklist/tests/safety/message-tests.js";
import { patientRows } from "../../../src/cli/checklist/tests/safety/patient-rows.js";
import { safetyTests } from "../../../src/cli/checklist/tests/safety/safety.js";
import { supplyRows } from "../../../src/cli/checklist/tests/safety/supply-rows.js";
import { valueRows } from "../../../src/cli/checklist/tests/safety/value-rows.js";
import { wordRows } from "../../../src/cli/checklist/tests/safety/word-rows.js";
import { testPatients } from "../../../src/cli/checklist/consultations/patients.js";
import { serviceRows } from "../../../src/cli/checklist/consultations/consultations.js";
import { spread } from "../../support/inputs.js";

const messageRows = [...someRows, ...alsoInMessages];
const consultationRows = [...patientRows, ...supplyRows, ...valueRows, ...wordRows];

/** A run of which only these members may be used: a test that sent something would break. */
function runAt(now: Date, release: Run["sender"]["release"] = "1.2.1"): Run {
  const members: Pick<Run, "sender" | "now"> = { sender: { odsCode: "FA123", mailboxId: "X26ABC1", release }, now };
  return members as Run;
}

test.each(safetyTests)("$id passes, says nothing of the patient, and sends nothing", async (one) => {
  const found = await one.run(runAt(new Date()));
  expect(found.result, found.came).toBe("passed");
  const patients = testPatients(new Date()).flatMap(({ nhsNumber, name }) => [nhsNumber, name.family]);
  for (const data of patients) expect(found.came + found.expected).not.toContain(data);
});

test.each(spread(1, ["2028-02-29T12:00:00Z", "2027-01-01T00:10:00Z", "2026-06-30T23:50:00Z"]))(
  "each row passes at %s",
  async (at) => {
    for (const one of [...consultationRows.map(consultationTest), ...messageRows.map(messageTest)]) {
      const found = await one.run(runAt(new Date(at), "1.2.0"));
      expect(found.result, `${one.id}: ${found.came}`).toBe("passed");
    }
  },
);

test.each(consultationRows)("$rule: without its change nothing is found, and the test fails", async (row) => {
  const [result, came] = await resultOf(consultationTest({ ...row, change: () => ({}) }));
  expect(result).toBe("failed");
  expect(came).toContain(`no ${row.rule} ${row.expected}, `);
});

test.each(messageRows)("$rule: an edit that finds no place, or harms nothing, makes the test fail", async (row) => {
  const [none, harmless] = [/no such words/, /Checklist Pharmacy/] as const;
  const unchanged = ["failed", "the edit changed nothing"];
  expect(await resultOf(messageTest({ ...row, edit: [none, ""] }))).toEqual(unchanged);
  expect(await resultOf(messageTest({ ...row, from: "<NoSuchElement>" }))).toEqual(unchanged);
  expect(await resultOf(messageTest({ ...row, from: "", edit: [harmless, "Another Pharmacy"] }))).toEqual([
    "failed",
    `no ${row.rule} ${row.expected}; nothing of it without the edit`,
  ]);
});

async function resultOf(one: ChecklistTest): Promise<readonly string[]> {
  const { result, came } = await one.run(runAt(new Date()));
  return [result, came];
}

test("a rule that is found as another kind, or in what is right already, makes its test fail", async () => {
  const row = { rule: "CS-12", about: "it is too early", base: "sinusitis", expected: "confirm" } as const;
  const young = ({ born }: { readonly born: (age: number) => string }): Record<string, unknown> => ({
    "patient.birthDate": born(8),
  });
  expect(await resultOf(consultationTest({ ...row, change: young, expected: "warning" }))).toEqual([
    "failed",
    "no CS-12 warning, refused; nothing of it without the change",
  ]);
  const twice = { ...row, rule: "UR-039", base: "contraception-initiation", change: () => ({}) } as const;
  expect(await resultOf(consultationTest({ ...twice, expected: "warning" }))).toEqual([
    "failed",
    "UR-039 warning at supplies[0].supplyType, built; the same without the change",
  ]);
  const refusedForAnother = { ...row, rule: "CS-18", expected: "warning", change: young } as const;
  expect((await resultOf(consultationTest(refusedForAnother)))[1]).toContain("refused for another reason");
});

test("a fact that is not as expected makes its test fail", async () => {
  const row = { rule: "CS-24", shows: "that a live MESH is refused", expected: "refused", came: () => "not refused" };
  expect(await resultOf(factTest(row))).toEqual(["failed", "not refused"]);
});

test("a change leaves what it was made of as it was", () => {
  const before = { a: [{ b: 1 }], c: "x" };
  expect(withChange(before, { "a.0.b": 2, "a.1": 3, c: undefined, "d.e": 4 })).toEqual({
    a: [{ b: 2 }, 3],
    d: { e: 4 },
  });
  expect(before).toEqual({ a: [{ b: 1 }], c: "x" });
});

test("every control of the hazard log is named by a test of a run", () => {
  const text = readFileSync(new URL("../../../docs/clinical-safety/hazards.json", import.meta.url), "utf8");
  const { hazards } = JSON.parse(text) as { readonly hazards: readonly Hazard[] };
  const controls = new Set(hazards.flatMap(({ controls: some }) => some.map(({ rule }) => rule)));
  const named = new Set(allTests.flatMap(({ rules }) => rules));
  expect([...controls].filter((rule) => !named.has(rule))).toEqual([]);
});

interface Hazard {
  readonly controls: readonly { readonly rule: string }[];
}

test("each row begins with a consultation that the checklist has", () => {
  const names = serviceRows.map(({ name }) => name);
  for (const { base } of [...consultationRows, ...messageRows]) expect(names).toContain(base);
});
