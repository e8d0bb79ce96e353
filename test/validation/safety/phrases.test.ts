import { expect, test } from "vitest";
import { review } from "../../../src/index.js";
import { clock } from "../../message/support/composed.js";
import { consult, tablets } from "./support/judged.js";

const now = clock();
const shownOfPlan = (plan: string): readonly string[] =>
  review(consult({ plan: [plan] }), { now }).warnings.map(({ message }) => /"(.*)"/.exec(message)?.[1] ?? message);
const rulesOfDosage = (dosage: string): readonly unknown[] =>
  review(consult({ supplies: [{ ...tablets, dosage }] }), { now }).warnings.map(({ rule }) => rule);
const askedByNumber = (clinicalSummary: string): boolean =>
  review(consult({ clinicalSummary }), { now }).confirmations.some(({ rule }) => rule === "CS-16");

const verbs = [
  "prescribe",
  "issue",
  "review",
  "arrange",
  "refer",
  "book",
  "contact",
  "call",
  "see",
  "follow",
  "check",
  "consider",
];
const people = ["GP", "GPs", "doctor", "doctors", "surgery", "practice", "nurse", "nurses"];
const duties = ["to", "please", "should", "must"];

test("CS-15: a plan that asks anyone to act, in whatever words, gives one warning", () => {
  for (const verb of verbs) expect(shownOfPlan(`Would you please  ${verb} her again.`), verb).toEqual(["please ..."]);
  for (const person of people)
    for (const duty of duties)
      expect(shownOfPlan(`Her ${person}  ${duty} have a look`), `${person} ${duty}`).toEqual(["GP to ..."]);
  for (const words of ["Urgent bloods", "seen urgently"]) expect(shownOfPlan(words), words).toEqual(["urgent"]);
  for (const words of ["Refer to ENT", "A referral"]) expect(shownOfPlan(words), words).toEqual(["refer"]);
});

test("CS-15: words that only look like a request give no warning", () => {
  for (const words of [
    "Pleased to see her well",
    "Displease check",
    "Please rest",
    "Please checkered",
    "He would prefer tablets",
    "Was referred before",
    "Deferral of school",
    "Insurgent rash",
    "Urgents",
    "The imaging practices today",
    "Pharmacy to call him",
    "GP tomorrow",
    "MyGP to know",
    "GPto",
  ]) {
    expect(shownOfPlan(words), words).toEqual([]);
  }
});

const starts = ["", "Take ", "use ", "apply ", "insert ", "to be taken ", "to be used ", "to be applied "];
const asked = ["directed", "required", "needed", "before", "advised", "instructed"];
const by = [
  "",
  " by your doctor",
  " by the GP",
  " by a prescriber",
  " by the pharmacist",
  " by your nurse",
  " by doctor",
];

test("CS-18: every way of only referring to someone else's instructions", () => {
  for (const start of starts)
    for (const word of asked)
      for (const [index, who] of by.entries()) {
        const dosage = `${start}${index % 2 === 0 ? "as" : "when"} ${word}${who}`;
        expect(rulesOfDosage(dosage), dosage).toEqual(["CS-18"]);
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
    "999000 0018",
    "999 0000018",
    "(9990000018)",
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
    "999 195 6832",
  ]) {
    expect(askedByNumber(`Seen: ${written}`), written).toBe(false);
  }
  expect(askedByNumber("Hers is 999 195 6832, her sister's 999 000 0018.")).toBe(true);
});
