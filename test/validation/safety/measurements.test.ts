import { expect, test } from "vitest";
import { InvalidValueError, review } from "../../../src/index.js";
import { consultationFacts } from "../../../src/validation/safety/facts/consultation-facts.js";
import { applyRules } from "../../../src/validation/safety/safety-rules.js";
import { clock } from "../../message/support/composed.js";
import {
  adult,
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const pressure = (systolic: number | string, diastolic: number | string, more: Changes = {}): Changes => ({
  observations: [{ type: "blood-pressure", systolic, diastolic, ...more }],
});
const one = (type: string, value: number | string, unit?: string): Changes => ({
  observations: [
    type === "pulse" ? { type, beatsPerMinute: value } : { type, value, ...(unit === undefined ? {} : { unit }) },
  ],
});
const body = (
  index: string,
  weight: string,
  height: string,
  units: readonly [string, string] = ["kg", "cm"],
): Changes => ({
  observations: [
    { type: "body-mass-index", value: index },
    { type: "weight", value: weight, unit: units[0] },
    { type: "height", value: height, unit: units[1] },
  ],
});

type Kind = Broken["kind"];
const limit = (kind: Kind, name: string, input: Changes, member = "value", at = ".valueQuantity.value"): Broken => ({
  rule: "CS-08",
  kind,
  name,
  input,
  path: `observations[0].${member}`,
  at,
});

/** Weight and height of a patient born on this day; the encounter is on 2 July 2025. */
const sized = (birthDate: string, weight: number | undefined, height?: number): Changes => ({
  pathway: "minor-illness",
  patient: { ...adult, birthDate },
  observations: [
    ...(weight === undefined ? [] : [{ type: "weight", value: weight, unit: "kg" }]),
    ...(height === undefined ? [] : [{ type: "height", value: height, unit: "cm" }]),
  ],
});
const unlikely = (name: string, input: Changes): Broken => ({
  rule: "CS-09",
  kind: "confirm",
  name,
  input,
  path: "observations[0].value",
  at: ".valueQuantity.value",
});
const likely = (name: string, input: Changes): Inside => ({ rule: "CS-09", name, input });
const [of18, of17, of12, of11, of5, of4, of1, of0] = [
  "2007-07-02",
  "2007-07-03",
  "2013-07-02",
  "2013-07-03",
  "2020-07-02",
  "2020-07-03",
  "2024-07-02",
  "2024-07-03",
] as const;

const broken: readonly Broken[] = [
  unlikely("11 stone typed as 11 kg", sized("1990-05-21", 11, 170)),
  unlikely("11 stone typed as 11 kg, without a height", sized("1990-05-21", 11)),
  unlikely("65 kg and 165 cm exchanged", sized("1990-05-21", 165, 65)),
  unlikely("61 kg and 100 cm are an index of 61", sized("2015-07-02", 61, 100)),
  unlikely("11.9 kg and 100 cm are an index of 11.9", sized("2020-07-02", 11.9, 100)),
  unlikely("an adult of 29.9 kg", sized(of18, 29.9)),
  unlikely("an adult of 119 cm", sized(of18, undefined, 119)),
  unlikely("12 years and 19.9 kg", sized(of12, 19.9)),
  unlikely("17 years and 109 cm", sized(of17, undefined, 109)),
  unlikely("5 years and 9.9 kg", sized(of5, 9.9)),
  unlikely("11 years and 84 cm", sized(of11, undefined, 84)),
  unlikely("11 years and 120.1 kg", sized(of11, 120.1)),
  unlikely("1 year and 4.9 kg", sized(of1, 4.9)),
  unlikely("4 years and 59 cm", sized(of4, undefined, 59)),
  unlikely("4 years and 40.1 kg", sized(of4, 40.1)),
  unlikely("11 months and 40.1 kg", sized(of0, 40.1)),
  {
    rule: "CS-07",
    kind: "error",
    name: "systolic below diastolic",
    input: pressure(80, 120),
    path: "observations[0]",
    at: ".component",
  },
  {
    rule: "CS-07",
    kind: "error",
    name: "systolic equal to diastolic, whatever the digits",
    input: pressure("90", "90.0"),
    path: "observations[0]",
    at: ".component",
  },
  limit("error", "systolic 301", pressure(301, 100), "systolic", ".component[0].valueQuantity.value"),
  limit("error", "systolic 29.9", pressure("29.9", 20), "systolic", ".component[0].valueQuantity.value"),
  limit("confirm", "systolic 221", pressure(221, 100), "systolic", ".component[0].valueQuantity.value"),
  limit("confirm", "systolic 69", pressure(69, 50), "systolic", ".component[0].valueQuantity.value"),
  limit("error", "diastolic 201", pressure(250, 201), "diastolic", ".component[1].valueQuantity.value"),
  limit("error", "diastolic 9", pressure(100, 9), "diastolic", ".component[1].valueQuantity.value"),
  limit("confirm", "diastolic 131", pressure(200, 131), "diastolic", ".component[1].valueQuantity.value"),
  limit("confirm", "diastolic 39", pressure(100, 39), "diastolic", ".component[1].valueQuantity.value"),
  limit("error", "pulse 301", one("pulse", 301), "beatsPerMinute"),
  limit("error", "pulse 19", one("pulse", 19), "beatsPerMinute"),
  limit("confirm", "pulse 181", one("pulse", 181), "beatsPerMinute"),
  limit("confirm", "pulse 39", one("pulse", 39), "beatsPerMinute"),
  limit("error", "45.01 Cel", one("temperature", "45.01", "Cel")),
  limit("error", "24.9 Cel", one("temperature", "24.9", "Cel")),
  limit("confirm", "41.1 Cel", one("temperature", "41.1", "Cel")),
  limit("confirm", "34.9 Cel", one("temperature", "34.9", "Cel")),
  limit("error", "113.000001 [degF] is above 45 Cel", one("temperature", "113.000001", "[degF]")),
  limit(
    "confirm",
    "105.80000000000000001 [degF] is above 41 Cel",
    one("temperature", "105.80000000000000001", "[degF]"),
  ),
  limit("error", "37 [degF]: the other scale was meant", one("temperature", "37", "[degF]")),
  limit("error", "height 273 cm", one("height", 273, "cm")),
  limit("error", "height 1.72 cm: metres were meant", one("height", "1.72", "cm")),
  limit("confirm", "height 221 cm", one("height", 221, "cm")),
  limit("confirm", "height 44 cm", one("height", 44, "cm")),
  limit("error", "107.1 [in_i] is above 272 cm", one("height", "107.1", "[in_i]")),
  limit("error", "weight 651 kg", one("weight", 651, "kg")),
  limit("error", "weight 299.9 g", one("weight", "299.9", "g")),
  limit("confirm", "weight 251 kg", one("weight", 251, "kg")),
  limit("confirm", "weight 1999 g", one("weight", 1999, "g")),
  limit("confirm", "551.16 [lb_av] is above 250 kg", one("weight", "551.16", "[lb_av]")),
  limit("error", "body mass index 251", one("body-mass-index", 251)),
  limit("error", "body mass index 6.9", one("body-mass-index", "6.9")),
  limit("confirm", "body mass index 60.1", one("body-mass-index", "60.1")),
  limit("confirm", "body mass index 11", one("body-mass-index", 11)),
  {
    rule: "CS-09",
    kind: "confirm",
    name: "80 kg and 200 cm are 20, not 21.01",
    input: body("21.01", "80", "200"),
    path: "observations[0].value",
    at: ".valueQuantity.value",
  },
  {
    rule: "CS-09",
    kind: "confirm",
    name: "pounds and inches, exactly",
    input: body("27", "176.4", "70", ["[lb_av]", "[in_i]"]),
    path: "observations[0].value",
    at: ".valueQuantity.value",
  },
];

const inside: readonly Inside[] = [
  { rule: "CS-07", name: "systolic just above diastolic", input: pressure("90.1", "90") },
  ...(
    [
      ["systolic 70 and diastolic 40", pressure(70, 40)],
      ["systolic 220 and diastolic 130", pressure(220, 130)],
      ["pulse 40", one("pulse", 40)],
      ["pulse 180", one("pulse", 180)],
      ["35 Cel", one("temperature", "35.0", "Cel")],
      ["41 Cel", one("temperature", "41", "Cel")],
      ["105.8 [degF], which is 41 Cel exactly", one("temperature", "105.8", "[degF]")],
      ["95 [degF], which is 35 Cel exactly", one("temperature", "95", "[degF]")],
      ["height 45 cm", one("height", 45, "cm")],
      ["height 220 cm", one("height", 220, "cm")],
      ["86.6 [in_i], which is 219.964 cm", one("height", "86.6", "[in_i]")],
      ["weight 2 kg", one("weight", 2, "kg")],
      ["weight 2000 g", one("weight", 2000, "g")],
      ["weight 250 kg", one("weight", "250.000", "kg")],
      ["551.15 [lb_av], which is below 250 kg", one("weight", "551.15", "[lb_av]")],
      ["body mass index 12", one("body-mass-index", 12)],
      ["body mass index 60", one("body-mass-index", 60)],
    ] as const
  ).map(([name, input]) => ({ rule: "CS-08", name, input })),
  likely("60 kg and 100 cm are an index of 60", sized("2015-07-02", 60, 100)),
  likely("12 kg and 100 cm are an index of 12", sized("2020-07-02", 12, 100)),
  likely("an adult of 30 kg and 120 cm", sized(of18, 30, 120)),
  likely("17 years, 20 kg and 110 cm", sized(of17, 20, 110)),
  likely("12 years and 130 kg", sized(of12, 130)),
  likely("11 years and 120 kg", sized(of11, 120)),
  likely("5 years, 10 kg and 85 cm", sized(of5, 10, 85)),
  likely("4 years and 40 kg", sized(of4, 40)),
  likely("1 year and 5 kg", sized(of1, 5)),
  likely("1 year and 60 cm", sized(of1, undefined, 60)),
  likely("11 months, 4.9 kg and 59 cm", sized(of0, 4.9, 59)),
  { rule: "CS-09", name: "80 kg and 200 cm are 20: 21 is 1 apart", input: body("21", "80", "200") },
  {
    rule: "CS-09",
    name: "without a height nothing is compared",
    input: {
      observations: [
        { type: "body-mass-index", value: 40 },
        { type: "weight", value: 60, unit: "kg" },
      ],
    },
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

test("CS-09: an implausible pair is one finding, which names both values for the person who confirms it", () => {
  const found = (input: Changes): readonly string[] =>
    review(consult(input), { now: clock() }).confirmations.map(({ rule, path }) => `${rule} ${path}`);
  expect(found(sized("1990-05-21", 165, 65))).toEqual(["CS-09 observations[0].value"]);
  expect(found(sized("1990-05-21", 11, 170))).toEqual(["CS-09 observations[0].value"]);
  const facts = consultationFacts(consult(sized("1990-05-21", 165, 65)), clock());
  expect([...applyRules(facts, { now: clock() })].map((one) => one.found)).toEqual(["165 kg, 65 cm"]);
});

test("CS-09: a weight that fits one of two heights is implausible with neither, and the other is judged by age", () => {
  const { confirmations } = review(
    consult({
      observations: [
        { type: "weight", value: 70, unit: "kg" },
        { type: "height", value: 170, unit: "cm" },
        { type: "height", value: 110, unit: "cm" },
      ],
    }),
    { now: clock() },
  );
  expect(confirmations.map(({ rule, path }) => `${rule} ${path}`)).toEqual(["CS-09 observations[2].value"]);
});

test("CS-08: a possible but rare value needs a confirmation, and is not an error", () => {
  const { errors, confirmations } = review(consult(pressure(300, 200)), { now: clock() });
  expect(errors).toEqual([]);
  expect(confirmations.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    "CS-08 observations[0].systolic",
    "CS-08 observations[0].diastolic",
    "CS-14 observations[0]",
  ]);
});

test("CS-08: a deployer tightens a limit, in the limit's own unit", () => {
  const limits = { temperature: { common: { to: "40" }, hard: { to: 43 } } };
  const rules = (value: string, unit: string): readonly string[] => {
    const { errors, confirmations } = review(consult(one("temperature", value, unit)), { now: clock(), limits });
    return [...errors.map(() => "error"), ...confirmations.map(() => "confirm")];
  };
  expect([rules("40", "Cel"), rules("40.1", "Cel"), rules("104.1", "[degF]"), rules("43.1", "Cel")]).toEqual([
    [],
    ["confirm"],
    ["confirm"],
    ["error"],
  ]);
});

test("CS-08: a limit may be one value alone, and a refusal says what is allowed", () => {
  expect(
    review(consult(one("pulse", 80)), { now: clock(), limits: { pulse: { common: { from: 80, to: 80 } } } })
      .confirmations,
  ).toEqual([]);
  const refused =
    (limits: object): (() => unknown) =>
    () =>
      review(consult({}), { limits });
  expect(refused({ systolic: { common: { to: 221 } } })).toThrow(
    /^limits\.systolic\.common can only be made tighter than 70 to 220$/,
  );
  expect(refused({ oxygen: {} })).toThrow(
    /^limits may have systolic, diastolic, pulse, temperature, height, weight, body-mass-index, and nothing else/,
  );
});

test.each([
  { temperature: { common: { to: 42 } } },
  { systolic: { hard: { from: 29 } } },
  { pulse: { common: { from: 170, to: 100 } } },
  { pulse: { common: { to: "many" } } },
  { oxygen: { hard: { to: 100 } } },
])("CS-08: a limit that would be looser, empty, no number or of no measurement is refused: %j", (limits) => {
  expect(() => review(consult({}), { limits })).toThrow(InvalidValueError);
});
