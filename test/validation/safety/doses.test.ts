import { expect, test } from "vitest";
import { composeMessage, validateMessage, writeXml } from "../../../src/index.js";
import { consultationFacts } from "../../../src/validation/safety/facts/consultation-facts.js";
import { measurementLimits } from "../../../src/validation/safety/limits.js";
import { plausibleDose } from "../../../src/validation/safety/rules/doses.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

/** Two tablets four times a day, for 5 days: 40 tablets. */
const right = {
  quantity: { value: 2, unit: "tablet" },
  timing: { frequency: 4, period: 1, periodUnit: "d", duration: { value: 5, unit: "d" } },
};
const supplied = (more: Changes, dose: Changes = {}): Changes => ({
  supplies: [{ ...tablets, dose: { ...right, ...dose }, ...more }],
});
const timing = (changes: Changes): Changes => ({ timing: { ...right.timing, ...changes } });
const amount = (value: number | string, unit: unknown = "tablet"): Changes => ({ quantity: { value, unit } });

const warned = { rule: "CS-30", kind: "warning" } as const;
const ofSupply = { ...warned, path: "supplies[0].quantity.value", at: "].resource.quantity.value" } as const;
const ofDays = { ...warned, path: "supplies[0].daysSupply", at: ".daysSupply.value" } as const;
const ofDose = { rule: "CS-31", path: "supplies[0].dose.quantity.value", at: ".doseQuantity.value" } as const;
const ofTiming = { rule: "CS-31", kind: "confirm", path: "supplies[0].dose.timing", at: ".timing" } as const;

const broken: readonly Broken[] = [
  { ...ofSupply, name: "81 tablets where 40 are needed", input: supplied(amount(81)) },
  { ...ofSupply, name: "19 tablets where 40 are needed", input: supplied(amount(19)) },
  {
    ...ofSupply,
    name: "a week of two tablets every hour",
    input: supplied({}, timing({ frequency: 1, periodUnit: "h", duration: { value: 1, unit: "wk" } })),
  },
  {
    ...ofDays,
    name: "30 days, where 40 tablets and 5 days are said",
    input: supplied({ daysSupply: 30 }),
  },
  { ...ofDays, name: "2 days", input: supplied({ daysSupply: 2 }) },
  {
    ...ofDose,
    kind: "warning",
    name: "capsules of a box of tablets",
    input: supplied({}, amount(2, "capsule")),
  },
  { ...ofDose, kind: "confirm", name: "21 tablets at a time", input: supplied(amount(420), amount(21)) },
  { ...ofTiming, name: "25 times a day", input: supplied(amount(250), timing({ frequency: 25 })) },
  {
    ...ofTiming,
    name: "every 4 minutes for every 4 hours",
    input: supplied(amount(900), timing({ frequency: 1, period: 4, periodUnit: "min", duration: undefined })),
  },
  { ...ofTiming, name: "up to 25 times a day", input: supplied({}, timing({ frequencyMax: 25 })) },
];

const inside: readonly Inside[] = [
  { rule: "CS-30", name: "80 tablets, twice what is needed", input: supplied({ ...amount(80), daysSupply: 10 }) },
  { rule: "CS-30", name: "20 tablets, half of what is needed", input: supplied(amount(20)) },
  { rule: "CS-30", name: "28 days, as the quantity says", input: supplied({ ...amount(80), daysSupply: 20 }) },
  { rule: "CS-30", name: "5 days, as the duration says", input: supplied({ ...amount(80), daysSupply: 5 }) },
  {
    rule: "CS-30",
    name: "one or two tablets every 4 to 6 hours",
    input: supplied(amount(24), timing({ frequency: 1, period: 4, periodMax: 6, periodUnit: "h" })),
  },
  { rule: "CS-30", name: "only when needed", input: supplied(amount(4), { asNeeded: true }) },
  { rule: "CS-30", name: "500 mg of a tablet", input: supplied(amount(3), amount(500, "mg")) },
  { rule: "CS-30", name: "days of the week", input: supplied(amount(4), timing({ dayOfWeek: ["mon"] })) },
  { rule: "CS-30", name: "no dose as data", input: { supplies: [{ ...tablets, daysSupply: 300 }] } },
  { rule: "CS-31", name: "20 tablets at a time", input: supplied(amount(400), amount(20)) },
  { rule: "CS-31", name: "24 times a day", input: supplied(amount(240), timing({ frequency: 24 })) },
  { rule: "CS-31", name: "hourly", input: supplied({}, timing({ frequency: 1, period: 1, periodUnit: "h" })) },
  { rule: "CS-31", name: "500 mg of a tablet", input: supplied({}, amount(500, "mg")) },
  { rule: "CS-31", name: "5 ml of a bottle", input: supplied(amount(100, "ml"), amount(5, "ml")) },
  { rule: "CS-31", name: "30 doses of a bottle in ml", input: supplied(amount(10, "ml"), amount(30, "dose")) },
  {
    rule: "CS-31",
    name: "a tablet by its code, of a supply by its word",
    input: supplied({}, amount(2, { code: "428673006", display: "Tablet" })),
  },
];

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of broken.filter(({ kind }) => kind === "confirm"))
  test(`${each.rule}: ${each.name}, confirmed`, () => {
    expectConfirmed(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

test("CS-31: what was found is said in words for whoever confirms it", () => {
  const found = (input: Changes): readonly unknown[] =>
    Array.from(
      plausibleDose.check(consultationFacts(consult(input), clock()), {
        now: clock(),
        limits: measurementLimits,
        medicines: undefined,
      }),
      ({ found: words }) => words,
    );
  expect(found(supplied(amount(420), amount(21)))).toEqual(["21 tablet"]);
  expect(found(supplied(amount(250), timing({ frequency: 25 })))).toEqual(["25 a day"]);
});

const xml = writeXml(composeMessage(consult(supplied({})), { sender, clock, newId: countingIds() }).bundle);
const rulesOf = (from: string | RegExp, to: string): readonly string[] => {
  const changed = xml.replace(from, to);
  expect(changed).not.toBe(xml);
  return validateMessage(changed, { now: clock() }).issues.flatMap(({ severity, rule, path }) =>
    /^CS-3[01]$/.test(rule) ? [`${severity} ${rule} ${path.replace(/^.*\.resource\./, "")}`] : [],
  );
};
const dose = '<doseQuantity><value value="2"/>';

test("CS-30, CS-31: a range of doses, as others send it, is judged by its ends", () => {
  const range = (low: number, high: number): string =>
    `<doseRange><low><value value="${low}"/><unit value="tablet"/><system value="http://snomed.info/sct"/>` +
    `<code value="428673006"/></low><high><value value="${high}"/><unit value="tablet"/>` +
    `<system value="http://snomed.info/sct"/><code value="428673006"/></high></doseRange>`;
  const whole = /<doseQuantity>.*?<\/doseQuantity>/;
  expect(rulesOf(whole, range(1, 2))).toEqual([]);
  expect(rulesOf(whole, range(1, 21))).toEqual(["warning CS-31 dosageInstruction[0].doseRange"]);
  expect(rulesOf(whole, range(5, 6))).toEqual(["warning CS-30 quantity.value"]);
});

test("CS-30: a first dose and further doses, one instruction after the other, are not judged", () => {
  const instruction = /<dosageInstruction>.*?<\/dosageInstruction>/.exec(xml)?.[0] ?? "";
  expect(rulesOf(instruction, instruction.replace(dose, dose.replace("2", "9")))).toEqual([
    "warning CS-30 quantity.value",
  ]);
  expect(rulesOf(instruction, instruction + instruction.replace(dose, dose.replace("2", "9")))).toEqual([]);
});

test("CS-30: a dose of zero, or a time that is none, is nobody's contradiction here", () => {
  expect(rulesOf(dose, dose.replace("2", "0"))).toEqual([]);
  expect(rulesOf('<period value="1"/>', '<period value="0"/>')).toEqual([]);
  expect(rulesOf('<periodUnit value="d"/>', "")).toEqual([]);
});
