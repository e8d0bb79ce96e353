import { expect, test } from "vitest";
import { review } from "../../../src/index.js";
import { clock } from "../../message/support/composed.js";
import { consult, expectBroken, expectConfirmed, expectInside, type Broken, type Changes } from "./support/judged.js";

const pregnancy = (status: "pregnant" | "not-pregnant", text: string): Changes => ({
  pregnancyStatus: status,
  clinicalSummary: text,
});
const pressure = (text: string): Changes => ({
  observations: [{ type: "blood-pressure", systolic: 130, diastolic: 80 }],
  clinicalSummary: text,
});
const temperature = (text: string): Changes => ({
  observations: [{ type: "temperature", value: 36.8, unit: "Cel" }],
  clinicalSummary: text,
});
const summary = { rule: "CS-40", path: "clinicalSummary[0]", at: ".summary" } as const;

const broken: readonly Broken[] = [
  { ...summary, kind: "confirm", name: "not pregnant, coded pregnant", input: pregnancy("pregnant", "Not pregnant.") },
  {
    ...summary,
    kind: "confirm",
    name: "pregnant, coded not pregnant",
    input: pregnancy("not-pregnant", "20 weeks pregnant, sore throat."),
  },
  {
    rule: "CS-40",
    kind: "confirm",
    name: "in the history",
    input: { pregnancyStatus: "not-pregnant", history: ["Patient is pregnant"] },
    path: "history[0]",
    at: ".summary",
  },
  { ...summary, kind: "warning", name: "another blood pressure", input: pressure("BP 182/104") },
  { ...summary, kind: "warning", name: "another temperature", input: temperature("Temp 38.5") },
];
for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of broken.filter(({ kind }) => kind === "confirm"))
  test(`${each.rule}: ${each.name}, confirmed`, () => {
    expectConfirmed(each);
  });

const isFound = (changes: Changes): boolean => {
  const { confirmations, warnings } = review(consult(changes), { now: clock() });
  return [...confirmations, ...warnings].some(({ rule }) => rule === "CS-40");
};

const saysPregnant = [
  "Patient is pregnant",
  "Pregnancy: yes",
  "Currently 12/40 pregnant",
  "No allergies, pregnant",
  "Had sore throat for 3 days, pregnant (20 weeks)",
  "Positive pregnancy test today",
  "Not allergic to penicillin but pregnant.",
];
const saysNotPregnant = [
  "Not pregnant",
  "NOT PREGNANT OR BREASTFEEDING",
  "Pregnant? No",
  "Pregnancy status: not pregnant",
  "Denies pregnancy",
  "Denies being pregnant",
  "She isn\u2019t pregnant",
  "non-pregnant",
  "Not breastfeeding or pregnant",
  "Pregnancy test negative",
  "Pregnancy excluded",
  "No pregnancy",
  "No longer pregnant",
];

test("CS-40: the words say one thing of a pregnancy and the code the other; where both say the same, nothing", () => {
  for (const text of saysPregnant) {
    expect(isFound(pregnancy("not-pregnant", text)), text).toBe(true);
    expect(isFound(pregnancy("pregnant", text)), text).toBe(false);
  }
  for (const text of saysNotPregnant) {
    expect(isFound(pregnancy("pregnant", text)), text).toBe(true);
    expect(isFound(pregnancy("not-pregnant", text)), text).toBe(false);
  }
});

/** True, whatever the patient's own status is. */
const ofNobodyNow = [
  "Mother pregnant",
  "Her mother is pregnant.",
  "Partner is 8 weeks pregnant",
  "Sister, who is pregnant, came with her",
  "Was pregnant last year",
  "Was not pregnant in 2024",
  "Has been pregnant twice",
  "If pregnant, see midwife",
  "May be pregnant",
  "Pregnant?",
  "?pregnant",
  "Not sure whether pregnant",
  "Trying to get pregnant",
  "Wants to avoid becoming pregnant",
  "Pregnant women should not take this",
  "Contact with a pregnant woman",
  "Unlikely to be pregnant",
  "Pregnancy cannot be excluded",
  "Pregnancy test advised",
  "No pregnancy test done",
  "Discussed pregnancy prevention",
  "Unplanned pregnancy in 2019",
  "Pregnancy status not asked",
  "Impregnated dressing applied",
];

test.each(ofNobodyNow)("CS-40: false alarm: %s", (text) => {
  for (const status of ["pregnant", "not-pregnant"] as const)
    expectInside({ rule: "CS-40", name: text, input: pregnancy(status, text) });
});

test("CS-40: words about pregnancy without a coded status, or under another heading, are not held against it", () => {
  expect(isFound({ clinicalSummary: "Patient is pregnant" })).toBe(false);
  for (const member of ["advice", "plan", "signposting", "procedures"])
    expect(isFound({ pregnancyStatus: "not-pregnant", [member]: ["Patient is pregnant"] }), member).toBe(false);
});

test("CS-40: a blood pressure in words, in whatever form, that is far from every reading", () => {
  for (const text of [
    "BP 182/104",
    "Blood pressure 182 / 104 mmHg.",
    "B.P. is 150/90 today",
    "BP: 150/90, pulse 80",
    "Reading of 150/90 mm Hg taken",
    "BP was 180/110 last week, now 150/90 today",
    "BP 182 over 104",
    "BP 141/80",
    "BP 130/91",
  ])
    expect(isFound(pressure(text)), text).toBe(true);
});

/** True beside a reading of 130/80. */
const otherPressures = [
  "BP 130/80",
  "BP 140/90",
  "BP 120/70",
  "BP 182/104, repeated after 10 minutes 132/82",
  "BP was 180/110 last week",
  "Mother's BP 180/110",
  "If BP above 180/120 go to A&E",
  "Target BP 110/60",
  "BP <150/95 agreed",
  "BP over 150",
  "BP 128 over 82",
  "GP said BP usually 150/90",
  "BP at home 150/95",
  "Average ABPM 150/95",
  "BP in March 180/110",
  "Last week at the GP, BP 180/110",
  "Seretide 250/50, BP checked",
  "Microgynon 150/30, BP checked",
  "Last seen 12/11/2025, BP fine",
  "Vision 6/12, BP ok",
  "BP checked, uses Fostair 100/6",
  "Took 500/125 for 5 days, BP normal",
];

test.each(otherPressures)("CS-40: false alarm: %s", (text) => {
  expectInside({ rule: "CS-40", name: text, input: pressure(text) });
});

test("CS-40: a temperature in words, in whatever form, that is far from every reading", () => {
  for (const text of [
    "Temp 38.5",
    "Temperature: 38.5 °C",
    "temperature of 39C",
    "Temp 101 F",
    "38.5°C on arrival",
    "Temp 37.9",
    "Temp: 38.5",
    "Temperature today = 38.5",
    "T 36.9, temp 35",
    "Temp. 39.2",
  ])
    expect(isFound(temperature(text)), text).toBe(true);
});

/** True beside a reading of 36.8 degrees. */
const otherTemperatures = [
  "Temp 36.8",
  "Temp 37.8",
  "Temp 35.8",
  "Temp 98.2 F",
  "Temp was 39 yesterday",
  "Mum reports temp 39",
  "If temperature above 38 call 111",
  "Temp for 36 hours",
  "Store below 35°C",
  "Temperature normal, pulse 40",
  "Wash at 60 degrees C",
  "Temp > 38 in the night",
  "Temp 39 at home",
  "Temp not taken",
  "No temp. 39 years old",
  "Daughter has temp 39",
  "Temp last night 39",
  "Temporary crown 38",
];

test.each(otherTemperatures)("CS-40: false alarm: %s", (text) => {
  expectInside({ rule: "CS-40", name: text, input: temperature(text) });
});

test("CS-40: nothing is compared under advice or signposting, nor where nothing was measured", () => {
  for (const member of ["advice", "signposting"])
    for (const text of ["BP 182/104", "Temp 39"])
      expect(isFound({ ...pressure("Well."), [member]: [text] }), `${member}: ${text}`).toBe(false);
  expect(isFound({ clinicalSummary: "BP 182/104, temp 39" })).toBe(false);
  expect(isFound(temperature("BP 182/104"))).toBe(false);
});

test("CS-40: a temperature that was recorded in Fahrenheit is compared in Celsius", () => {
  const recorded = (value: number): Changes => ({
    observations: [{ type: "temperature", value, unit: "[degF]" }],
    clinicalSummary: "Temp 37",
  });
  expect(isFound(recorded(98.6))).toBe(false);
  expect(isFound(recorded(102))).toBe(true);
});
