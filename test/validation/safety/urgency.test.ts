import { expect, test } from "vitest";
import { composeMessage, validateMessage, writeXml } from "../../../src/index.js";
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
const plan = (...texts: readonly string[]): Changes => ({ plan: texts });
const asks = (name: string, input: Changes): Broken => ({
  rule: "CS-15",
  kind: "warning",
  name,
  input,
  path: "plan[0]",
  at: ".summary",
});

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
  asks("please prescribe", plan("Please prescribe amoxicillin if no better.")),
  asks("GP to", plan("GP to review in 2 weeks")),
  asks("urgent, in capitals", plan("URGENT appointment")),
  asks("refer", plan("Refer to ENT")),
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
  {
    rule: "CS-15",
    name: "a plan of the patient's own",
    input: plan("Will come back to the pharmacy in a week.", "Has been referred before; insurgent rash gone."),
  },
  {
    rule: "CS-15",
    name: "the same words under another heading",
    input: { advice: ["See your GP urgently if you get worse."], history: ["GP to whom she went before has retired."] },
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
    for (const text of ["None", "No red flags", "Nil found.", "none identified"]) expect(rules(text), text).toEqual([]);
    for (const text of ["No pulse in the left foot", "None of the fingers can be moved"])
      expect(rules(text), text).toEqual(["CS-14"]);
  },
);
