import { expect, test } from "vitest";
import { rules } from "../../../scripts/rules.js";
import { allTests } from "../../../src/cli/checklist/all-tests.js";
import { groups } from "../../../src/cli/checklist/checklist-test.js";
import { serviceRows } from "../../../src/cli/checklist/consultations/consultations.js";
import { fitWords, patientFor, testPatients } from "../../../src/cli/checklist/consultations/patients.js";
import { expectedOf } from "../../../src/cli/checklist/expected.js";
import { publishedNumbers } from "../../../src/cli/checklist/tests/numbers.js";
import { meshErrors } from "../../../src/terminology/mesh-errors.js";
import { pathwayNames } from "../../../src/terminology/pathways.js";
import { responseCodes } from "../../../src/terminology/response-codes.js";
import { isNhsNumber, isTestNhsNumber, parseNhsNumber } from "../../../src/values/nhs-number.js";
import { updateRecord } from "../support/update-record.js";

const ids = allTests.map(({ id }) => id);

test("each test has an id of its own, a sentence, and rules that there are", () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, group, shows, rules: proven } of allTests) {
    expect(Object.keys(groups)).toContain(group);
    expect(shows.length, id).toBeGreaterThan(20);
    expect(proven.length, id).toBeGreaterThan(0);
    for (const rule of proven) expect(Object.keys(rules), id).toContain(rule);
  }
});

test("there is a test for each pathway, response code, simulator's name and routing error", () => {
  for (const pathway of pathwayNames) expect(ids).toContain(`service-${pathway}`);
  for (const code of Object.keys(responseCodes)) expect(ids).toContain(`response-${code}`);
  for (let number = 1; number <= 25; number += 1)
    expect(ids).toContain(`response-IB0${String(number).padStart(2, "0")}`);
  for (const code of Object.keys(meshErrors)) if (code.startsWith("EPL")) expect(ids).toContain(`routing-${code}`);
  expect(ids).toEqual(expect.arrayContaining(["missing-noresponse", "missing-invrep", "routing-14"]));
});

test.each([
  ["IB001", ["20013", "30001"], "patient-matched"],
  ["IB005", ["20013", "30005"], "received, unknown-code"],
  ["20013", ["20013"], "overdue"],
  ["20010", ["20010"], "switched-off"],
  ["30002", ["30002"], "rejected"],
  ["EPL-151", ["EPL-151"], "undeliverable"],
  ["noresponse", [], "overdue"],
  ["Dominic", ["20013", "30001"], "patient-matched"],
])("%s asks for %j, and ends as %s", (trigger, codes, end) => {
  expect(expectedOf(trigger)).toEqual({ codes, end });
});

test("the test patients fit every service, whenever it runs, and their numbers are of the range for tests", () => {
  for (const now of [new Date("2026-01-01T00:00:00Z"), new Date("2039-12-31T23:00:00Z")]) {
    const patients = testPatients(now);
    for (const { nhsNumber } of patients) expect(isTestNhsNumber(parseNhsNumber(nhsNumber))).toBe(true);
    for (const { name, fits } of serviceRows) expect(patientFor(fits, patients, now), name).toBeDefined();
  }
  const [woman] = testPatients(new Date());
  expect(patientFor({ fromAge: 1, toAge: 17 }, woman === undefined ? [] : [woman], new Date())).toBeUndefined();
  expect(fitWords({ gender: "female", fromAge: 16, toAge: 64 })).toBe("a woman of 16 to 64");
});

test("the published numbers are NHS numbers, none of them of the range for tests", () => {
  for (const { number } of publishedNumbers)
    expect([isNhsNumber(number), isTestNhsNumber(parseNhsNumber(number))]).toEqual([true, false]);
});

test("--list shows the tests, and runs none", async () => {
  const { code, out, err } = await updateRecord(["checklist", "--list", "--only", "replacement", "response-20010"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n").map((line) => line.split(" ")[0])).toEqual([
    "response-20010",
    "replacement-chain",
    "replacement-refused",
    "",
  ]);
});
