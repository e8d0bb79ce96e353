import { expect, test } from "vitest";
import { buildMessage, review } from "../../../src/index.js";
import { clock, sender } from "../../message/support/composed.js";
import {
  consult,
  expectBroken,
  expectInside,
  foundIn,
  messageOf,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const observed = (...observations: readonly Changes[]): Changes => ({ observations });
const at = "2025-07-02T10:10:00+01:00";
const pressure = (systolic: number, more: Changes = {}): Changes => ({
  type: "blood-pressure",
  systolic,
  diastolic: 80,
  measuredAt: at,
  ...more,
});
const temperature = (value: string, more: Changes = {}): Changes => ({
  type: "temperature",
  value,
  unit: "Cel",
  measuredAt: at,
  ...more,
});
const pulse = (beatsPerMinute: number, type = "pulse", more: Changes = {}): Changes => ({
  type,
  beatsPerMinute,
  measuredAt: at,
  ...more,
});
const leftArm = { code: "368208006", display: "Left upper arm structure" };
const rightArm = { code: "368209003", display: "Right upper arm structure" };

const twice = { rule: "CS-34", kind: "warning", path: "observations[1]", at: "].resource" } as const;
const meaning = {
  rule: "CS-35",
  kind: "warning",
  path: "observations[0].interpretation",
  at: ".interpretation.coding[0].code",
} as const;
const range = (low: number | undefined, high: number | undefined): Changes => ({
  referenceRange: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) },
});
const means = (interpretation: string, value: string, of: Changes): Changes =>
  observed(temperature(value, { interpretation, ...of }));
const both = (interpretation: string, systolic: number, diastolic: number): Changes =>
  observed(
    pressure(systolic, {
      diastolic,
      interpretation,
      referenceRange: { systolic: { low: 90, high: 140 }, diastolic: { low: 60, high: 90 } },
    }),
  );

const broken: readonly Broken[] = [
  { ...twice, name: "two temperatures at one moment", input: observed(temperature("37"), temperature("38.5")) },
  {
    ...twice,
    name: "the moment written with another offset",
    input: observed(temperature("37"), temperature("38.5", { measuredAt: "2025-07-02T09:10:00Z" })),
  },
  { ...twice, name: "a pulse and a heart rate", input: observed(pulse(70), pulse(88, "heart-rate")) },
  {
    ...twice,
    name: "two sitting blood pressures",
    input: observed(pressure(120, { method: "sitting" }), pressure(150, { method: "sitting" })),
  },
  {
    ...twice,
    name: "two blood pressures of which the diastolic differs, on one arm",
    input: observed(pressure(120, { bodySite: leftArm }), pressure(120, { diastolic: 90, bodySite: leftArm })),
  },
  {
    ...twice,
    name: "two weights that the patient reported",
    input: observed(
      { type: "weight", value: 70, unit: "kg", method: "self-reported", measuredAt: at },
      { type: "weight", value: 80, unit: "kg", method: "self-reported", measuredAt: at },
    ),
  },
  { ...meaning, name: "normal above the range", input: means("N", "38.1", range(36, 38)) },
  { ...meaning, name: "normal below the range", input: means("N", "35.9", range(36, undefined)) },
  { ...meaning, name: "high below the range", input: means("H", "35.9", range(36, 38)) },
  { ...meaning, name: "low above the range", input: means("L", "38.1", range(undefined, 38)) },
  { ...meaning, name: "a normal blood pressure of which one value is outside its range", input: both("N", 141, 80) },
  { ...meaning, name: "a high blood pressure of which one value is low and none is high", input: both("H", 120, 59) },
];

const inside: readonly Inside[] = [
  ...(
    [
      ["a minute apart", observed(temperature("37"), temperature("38.5", { measuredAt: "2025-07-02T10:11:00+01:00" }))],
      ["the same value, written otherwise", observed(temperature("37"), temperature("37.0"))],
      ["both arms", observed(pressure(120, { bodySite: leftArm }), pressure(150, { bodySite: rightArm }))],
      ["one with an arm, one without", observed(pressure(120, { bodySite: leftArm }), pressure(150))],
      [
        "repeated readings without a time",
        observed(pressure(120, { measuredAt: undefined }), pressure(150, { measuredAt: undefined })),
      ],
      [
        "repeated readings at the start of the encounter, which is what no time means",
        observed(
          pressure(120, { measuredAt: "2025-07-02T10:05:00+01:00" }),
          pressure(150, { measuredAt: "2025-07-02T10:05:00+01:00" }),
        ),
      ],
      [
        "repeated readings on one day without a time of day",
        observed(pressure(120, { measuredAt: "2025-07-01" }), pressure(150, { measuredAt: "2025-07-01" })),
      ],
      ["sitting and standing", observed(pressure(120, { method: "sitting" }), pressure(150, { method: "standing" }))],
      [
        "a measured and a reported weight",
        observed(
          { type: "weight", value: 70, unit: "kg", measuredAt: at },
          { type: "weight", value: 68, unit: "kg", method: "self-reported", measuredAt: at },
        ),
      ],
      [
        "one weight in two units",
        observed(
          { type: "weight", value: "70", unit: "kg", measuredAt: at },
          { type: "weight", value: "154.3", unit: "[lb_av]", measuredAt: at },
        ),
      ],
      ["two kinds of measurement", observed(temperature("37"), pulse(70))],
    ] as const
  ).map(([name, input]) => ({ rule: "CS-34", name, input })),
  ...(
    [
      ["normal at the low end", means("N", "36", range(36, 38))],
      ["normal at the high end", means("N", "38.0", range(36, 38))],
      ["high within the range, which a person may well say", means("H", "37", range(36, 38))],
      ["high above it", means("H", "39", range(36, 38))],
      ["low below it", means("L", "35.5", range(36, 38))],
      ["another interpretation", means("A", "39", range(36, 38))],
      ["no numeric range", means("N", "39", { referenceRange: { text: "< 38" } })],
      ["no range at all", means("N", "39", {})],
      ["a high blood pressure of which one value is high and the other low", both("H", 150, 55)],
      ["a normal blood pressure", both("N", 120, 80)],
    ] as const
  ).map(([name, input]) => ({ rule: "CS-35", name, input })),
];

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

test("CS-34: a third measurement that differs from one of two is reported once", () => {
  const { warnings } = review(consult(observed(temperature("37"), temperature("37"), temperature("38"))), {
    now: clock(),
  });
  expect(warnings.map(({ rule, path }) => `${String(rule)} ${path}`)).toEqual(["CS-34 observations[2]"]);
});

test("CS-35: a range of another unit, one of two ranges, or a value with a comparator is not compared", () => {
  const xml = messageOf(means("N", "38.5", range(36, 38)));
  const one = /<referenceRange>.*?<\/referenceRange>/;
  expect(foundIn(xml, "CS-35")).toEqual(["warning contradiction .interpretation.coding[0].code"]);
  expect(
    foundIn(
      xml.replace(one, (given) => given.replaceAll('<code value="Cel"/>', '<code value="[degF]"/>')),
      "CS-35",
    ),
  ).toEqual([]);
  expect(foundIn(xml.replace(one, "$&$&"), "CS-35")).toEqual([]);
  expect(foundIn(xml.replace(/<value value="38.5"\/>/, '$&<comparator value="&lt;"/>'), "CS-35")).toEqual([]);
});

test.each([
  ["a temperature", observed(temperature("37.1234")), "observations[0].value"],
  ["a systolic value", observed(pressure(120, { systolic: "120.00001" })), "observations[0].systolic"],
  ["the sum of 0.1 and 0.2", observed({ type: "weight", value: 30.1 + 0.2 * 3, unit: "kg" }), "observations[0].value"],
  [
    "a quantity",
    {
      supplies: [
        {
          product: { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" },
          quantity: { value: "40.0001", unit: "tablet" },
          dosage: "Two tablets four times a day for 5 days",
        },
      ],
    },
    "supplies[0].quantity.value",
  ],
])("CS-43: more than three decimals are a warning and do not stop the message: %s", (_, input, path) => {
  const consultation = consult(input);
  const { warnings } = review(consultation, { now: clock() });
  expect(warnings.filter(({ rule }) => rule === "CS-43").map((one) => one.path)).toEqual([path]);
  expect(() => buildMessage(consultation, { sender, clock })).not.toThrow();
});

test("CS-43: three decimals are not reported, in a message none", () => {
  expect(
    review(consult(observed(temperature("37.123"), pressure(120))), { now: clock() }).warnings.filter(
      ({ rule }) => rule === "CS-43",
    ),
  ).toEqual([]);
  expect(foundIn(messageOf(observed(temperature("37.12345"))), "CS-43")).toEqual([]);
});
