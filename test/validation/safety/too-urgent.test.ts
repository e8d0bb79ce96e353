import { expect, test } from "vitest";
import {
  buildMessage,
  composeMessage,
  ConsultationError,
  review,
  validateMessage,
  writeXml,
} from "../../../src/index.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const pressure = (systolic: number, diastolic: number): Changes => ({
  observations: [{ type: "blood-pressure", systolic, diastolic }],
});
const urgent = { rule: "CS-14", kind: "confirm" } as const;
const broken: readonly Broken[] = [
  { ...urgent, name: "systolic 180", input: pressure(180, 100), path: "observations[0]", at: ".component" },
  { ...urgent, name: "diastolic 120", input: pressure(160, 120), path: "observations[0]", at: ".component" },
  {
    ...urgent,
    name: "an irregular pulse that was counted",
    input: { observations: [{ type: "pulse", beatsPerMinute: 80, rhythm: "irregular" }] },
    path: "observations[0].rhythm",
    at: "].resource",
  },
  {
    ...urgent,
    name: "an irregular pulse that was not counted",
    input: { observations: [{ type: "irregular-pulse" }] },
    path: "observations[0]",
    at: "].resource",
  },
  {
    ...urgent,
    name: "a red flag",
    input: { redFlags: ["Swelling around the left eye"] },
    path: "redFlags[0]",
    at: ".summary",
  },
];

const inside: readonly Inside[] = [
  { rule: "CS-14", name: "179/119", input: pressure(179, 119) },
  {
    rule: "CS-14",
    name: "a regular pulse",
    input: { observations: [{ type: "pulse", beatsPerMinute: 80, rhythm: "regular" }] },
  },
  { rule: "CS-14", name: "red flags asked for, none found", input: { redFlags: "none-found" } },
  { rule: "CS-14", name: "red flags not asked for", input: {} },
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

/** What people write under red flags where there were none. */
const none = [
  "None",
  "Nil",
  "N/A",
  "n.a.",
  "NAD",
  "-",
  "No",
  "No red flags identified.",
  "No red flag symptoms or signs were identified at the time of the consultation.",
  "Red flags: none identified.",
  "Red flags? None.",
  "Red flags present - none",
  "Red flags not present",
  "Red flags ruled out",
  "Asked, none found",
  "Denies any red flags",
  "Not applicable",
  "none-found",
  "no concerns",
  "Nil of note",
  "NA",
  "Ø",
  "Unremarkable",
  "Without red flags",
  "No evidence of red flags",
  "Did not identify any red flags",
  "Patient does not have any red flags",
  "Didn't find any",
];

/** Red flags that only look as if there were none, and texts that say something else. */
const flags = [
  "No urine for 12 hours",
  "No pulse in the left foot",
  "None of the fingers can be moved",
  "No red flags except a stiff neck",
  "No red flags other than fever",
  "No red flags?",
  "Not asked",
  "Red flags not excluded",
  "Red flags present, none discussed",
  "Nil by mouth since yesterday",
  "Non-blanching rash",
  "Not passed urine",
  "No improvement after 7 days",
  "Unable to bear weight",
  "No bowel movement for 5 days, vomiting",
  "Denies head injury, but is drowsy",
  "Without pulse in the foot",
  "Did not find the way home",
  "No evidence of healing",
  "Does not have the strength to stand",
];

test("CS-14: a text that as a whole means none, given as a red flag, is an error that names none-found", () => {
  for (const text of none) {
    const { errors, confirmations } = review(consult({ redFlags: [text] }), { now: clock() });
    expect(errors, text).toEqual([
      { rule: "CS-14", path: "redFlags[0]", message: expect.stringContaining('"none-found"') as string },
    ]);
    expect(confirmations, text).toEqual([]);
    expect(() => buildMessage(consult({ redFlags: [text] }), { sender, clock }), text).toThrow(ConsultationError);
  }
});

test("CS-14: a red flag that only looks like none is to be confirmed", () => {
  for (const text of flags) {
    const { errors, confirmations } = review(consult({ redFlags: [text] }), { now: clock() });
    expect(errors, text).toEqual([]);
    expect(
      confirmations.map(({ rule, path }) => `${rule} ${path}`),
      text,
    ).toEqual(["CS-14 redFlags[0]"]);
  }
});

test("CS-14: one text of a list that means none is an error, and the others are to be confirmed", () => {
  const { errors, confirmations } = review(consult({ redFlags: ["Fits", "None"] }), { now: clock() });
  expect(errors.map(({ path }) => path)).toEqual(["redFlags[1]"]);
  expect(confirmations.map(({ path }) => path)).toEqual(["redFlags[0]"]);
});

test(
  "CS-14, UR-105: what others write under red flags where there were none is not a red flag; what only begins " +
    "like it is one",
  () => {
    const xml = writeXml(
      composeMessage(consult({ redFlags: ["Red flag"] }), { sender, clock, newId: countingIds() }).bundle,
    );
    const rules = (text: string): readonly string[] =>
      validateMessage(xml.replace('<summary value="Red flag"/>', `<summary value="${text}"/>`), {
        now: clock(),
      }).issues.map(({ rule }) => rule);
    for (const text of none) expect(rules(text), text).toEqual([]);
    for (const text of flags) expect(rules(text), text).toEqual(["CS-14"]);
  },
);
