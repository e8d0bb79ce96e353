import { expect, test } from "vitest";
import { review } from "../../../src/index.js";
import { clock } from "../../message/support/composed.js";
import { consult, tablets } from "./support/judged.js";

const now = clock();
const rulesOfDosage = (dosage: string): readonly unknown[] =>
  review(consult({ supplies: [{ ...tablets, dosage }] }), { now }).warnings.map(({ rule }) => rule);
const askedByNumber = (clinicalSummary: string): boolean =>
  review(consult({ clinicalSummary }), { now }).confirmations.some(({ rule }) => rule === "CS-16");

const starts = ["", "Take ", "use ", "apply ", "insert ", "to be taken ", "to be used ", "to be applied "];
const asked = ["directed", "required", "needed", "before", "advised", "instructed", "prescribed", "discussed"];
const by = [
  "",
  " by your doctor",
  " by the GP",
  " by a prescriber",
  " by the pharmacist",
  " by your nurse",
  " by doctor",
];

/** The places of the supplies that are warned of, where each of these dosages is that of one; all by one rule. */
function warnedOf(dosages: readonly string[]): readonly string[] {
  const { warnings } = review(consult({ supplies: dosages.map((dosage) => ({ ...tablets, dosage })) }), { now });
  expect(new Set(warnings.map(({ rule }) => rule))).toEqual(new Set(["CS-18"]));
  return warnings.map(({ path }) => path);
}

test("CS-18: every way of only referring to someone else's instructions", () => {
  for (const start of starts)
    for (const word of asked) {
      const dosages = by.map((who, index) => `${start}${index % 2 === 0 ? "as" : "when"} ${word}${who}`);
      const paths = dosages.map((_, index) => `supplies[${index}].dosage.text`);
      expect(warnedOf(dosages), dosages.join("; ")).toEqual(paths);
    }
  for (const dosage of ["mdu", "ASD", "P.R.N.", "  as   directed. ", "As directed!", "(when needed)", "1od", "."])
    expect(rulesOfDosage(dosage), dosage).toEqual(["CS-18"]);
});

test("CS-18: a dosage that says how much or how often is accepted, even where it also says as directed", () => {
  for (const dosage of [
    "Take two as directed",
    "as directed twice a day",
    "Use as directed by mouth",
    "mdu one",
    "take mdu 1",
    "one prn",
    "asda",
    "Take",
    "As needed by your aunt",
    "as directed by the",
    "1 od",
    "Take as",
    "At night",
    "One nocte",
    "Apply thinly",
    "5ml qds",
    "One stat",
    "In both eyes",
    "One as needed, at most 8 in 24 hours",
    "Two puffs when required",
    "Take as directed in the leaflet, one daily",
    "Use when advised by the clinic on Mondays",
    "As before: one a day",
    "reuse as directed",
  ]) {
    expect(rulesOfDosage(dosage), dosage).toEqual([]);
  }
});

test("CS-16: ten digits are an NHS number alone, in threes and four, with spaces, hyphens or points", () => {
  for (const written of [
    "9990000018",
    "999 000 0018",
    "999-000-0018",
    "999.000.0018",
    "(9990000018)",
    "1 999 000 0018",
    "9990000018. Well",
    "9990000018/9990000018",
    "x9990000018y",
    "999\u00A0000\u00A00018",
  ]) {
    expect(askedByNumber(`Sister: ${written}`), written).toBe(true);
  }
});

test("CS-16: other runs of digits are not", () => {
  for (const written of [
    "99900000181",
    "19990000018",
    "999  000 0018",
    "9990 000 018",
    "99-90000018",
    "9990000019",
    "999000001",
    "999/000/0018",
    "999000 0018",
    "999 0000018",
    "999-000 0018",
    "999 000-0018",
    "+44 999 000 0018",
    "(0) 999 000 0018",
    "12-999-000-0018",
    "9990000018.5",
    "999-000-0018-3",
    "5.9990000018",
    "999 195 6832",
  ]) {
    expect(askedByNumber(`Seen: ${written}`), written).toBe(false);
  }
  expect(askedByNumber("Hers is 999 195 6832, her sister's 999 000 0018.")).toBe(true);
});
