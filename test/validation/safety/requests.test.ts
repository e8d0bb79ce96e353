import { expect, test } from "vitest";
import { review } from "../../../src/index.js";
import { clock } from "../../message/support/composed.js";
import { consult, expectBroken, expectInside, type Broken, type Changes } from "./support/judged.js";

/** The members under whose headings people write, and the last words of their paths. */
const members = ["history", "redFlags", "procedures", "advice", "plan", "signposting"] as const;
type Member = (typeof members)[number] | "clinicalSummary";

const under = (member: Member, text: string): Changes => ({ [member]: [text] });
const asks = (name: string, member: Member, text: string): Broken => ({
  rule: "CS-15",
  kind: "warning",
  name,
  input: under(member, text),
  path: `${member}[0]`,
  at: ".summary",
});

const broken: readonly Broken[] = [
  asks("please prescribe, in the plan", "plan", "Please prescribe amoxicillin if no better."),
  asks("GP to, in the summary", "clinicalSummary", "BP raised. GP to review in 2 weeks"),
  asks("please refer, in capitals", "plan", "PLEASE REFER TO ENT"),
  asks("urgent review by the practice, in the history", "history", "Needs urgent review by the practice"),
];
for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });

/** What asks the practice, and what a finding shows of it. */
const requests: readonly (readonly [text: string, shown: string])[] = [
  ["Would you please  review her again.", "please ..."],
  ["Kindly review in 2 weeks", "please ..."],
  ["pls issue Rx", "please ..."],
  ["Please contact patient to arrange appointment", "please ..."],
  ["Please review your patient", "please ..."],
  ["Please refer to ENT", "please refer"],
  ["GP to act", "GP to ..."],
  ["If no better, GP to refer to ENT", "GP to ..."],
  ["Practice nurse to recheck BP", "GP to ..."],
  ["For GP to\nreview", "GP to ..."],
  ["GP please act", "GP please ..."],
  ["Surgery should arrange an ECG", "GP should ..."],
  ["GP must act", "GP should ..."],
  ["Ask the GP to start amlodipine", "ask the GP"],
  ["Could the surgery arrange bloods?", "could the surgery ..."],
  ["Can the practice call him", "could the surgery ..."],
  ["Both surgeries to arrange bloods", "GP to ..."],
  ["Could you consider a statin", "could you ..."],
  ["I recommend GP starts a statin", "recommend GP ..."],
  ["We suggest that the practice refers her", "recommend GP ..."],
  ["Urgent review by the practice", "review by the practice"],
  ["For your urgent action", "for your action"],
  ["GP review needed", "GP review needed"],
  ["GP review required please", "GP review needed"],
  ["Requires urgent GP review", "needs GP review"],
  ["Needs GP follow-up", "needs GP review"],
  ["Action for GP: add to register", "action for GP"],
  ["GP action: bloods", "action for GP"],
  ["Can GP review please", "could the surgery ..."],
  ["We ask that you review this patient", "ask that you ..."],
  ["Requesting you to consider a statin", "ask that you ..."],
  ["Would be grateful if you could review", "grateful if ..."],
];

/** True, and asks the practice for nothing. */
const harmless: readonly string[] = [
  "No urgent concerns",
  "non-urgent",
  "Signposted to urgent care centre",
  "Refer to the leaflet",
  "Please refer to the leaflet",
  "advised to see GP",
  "Was offered prompt urgent review by the GP",
  "Advised to see GP to discuss contraception",
  "Referred to ENT by GP last year",
  "Referred by GP to check BP",
  "Was sent by the practice nurse to monitor BP",
  "Has appointment with GP to review medication",
  "GP to whom she went before has retired",
  "Patient will ask the GP about this",
  "Advised to ask the GP for a referral",
  "Advised to ask the GP to prescribe",
  "Does not need urgent care",
  "No need for review by the GP",
  "Under review by the practice",
  "Patient grateful for your help",
  "Contact GP to arrange a blood test if tired",
  "If worse, go to GP to have it checked",
  "Told GP should be contacted if worse",
  "Spoke to GP who will review",
  "Patient asked when could the GP see her",
  "Does not want GP to know",
  "Is waiting for GP to refer",
  "Urgent bloods done at hospital yesterday",
  "Pleased to see her well",
  "Deferral of school; insurgent rash gone",
  "Pharmacy to call him",
  "MyGP to know",
  "Doctor to doctor letter seen",
  "Nothing for the practice to do",
  "No action for GP",
  "Action for GP: none",
  "GP action: nil",
  "Please see advice above",
  "Please note: none",
  "No GP review needed",
  "Does not need GP review",
  "Advised that GP review needed if no better",
  "GP review needed if no better",
  "Declined GP review",
  "Has had GP review",
];

/** The same words, said to a patient. */
const toPatients: readonly string[] = [
  "Please see your GP if no better",
  "See your GP urgently if you get worse.",
  "Please contact 111 if worse",
  "Please follow the instructions on the label",
  "Please check the leaflet",
  "Please book an appointment with the GP",
  "Ask your GP about vaccination",
  "Please start your tablets tomorrow",
  "Please monitor the blood pressure twice a day",
];

const shownOf = (changes: Changes): readonly string[] =>
  review(consult(changes), { now: clock() })
    .warnings.filter(({ rule }) => rule === "CS-15")
    .map(({ message }) => /"(.*)"/.exec(message)?.[1] ?? message);

test("CS-15: what asks the practice to act gives one warning, under the plan, the summary and the history", () => {
  for (const [text, shown] of requests)
    for (const member of ["plan", "clinicalSummary", "history"] as const)
      expect(shownOf(under(member, text)), `${member}: ${text}`).toEqual([shown]);
});

test("CS-15: what asks the practice by name does so under advice, signposting and every other heading", () => {
  for (const member of members)
    for (const text of ["GP to review", "Please prescribe ramipril", "Please refer to ENT"])
      expect(shownOf(under(member, text)), `${member}: ${text}`).toHaveLength(1);
});

test.each(harmless)("CS-15: false alarm: %s", (text) => {
  const input = { ...under("plan", text), ...under("clinicalSummary", text), ...under("advice", text) };
  expectInside({ rule: "CS-15", name: text, input });
});

test.each(toPatients)("CS-15: false alarm: said to the patient: %s", (text) => {
  expectInside({ rule: "CS-15", name: text, input: { ...under("advice", text), ...under("signposting", text) } });
});

test("CS-15: the finding never shows what the text says beside the request", () => {
  const { warnings } = review(consult({ plan: ["GP to review Mrs Fairweather's left knee"] }), { now: clock() });
  expect(JSON.stringify(warnings)).not.toMatch(/knee|Fairweather/);
});
