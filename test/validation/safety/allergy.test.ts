import { expect, test } from "vitest";
import { isWordFor } from "../../../src/terminology/medicines.js";
import { tellsOfAllergy } from "../../../src/validation/safety/words/allergy-in.js";
import {
  expectBroken,
  expectConfirmed,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

type Family = "penicillin" | "macrolide" | "tetracycline" | "nitrofurantoin" | "aciclovir";

/** Texts that tell of an allergy to the family. */
const telling: Readonly<Record<Family, readonly string[]>> = {
  penicillin: [
    "Allergic to penicillin.",
    "Penicillin allergy: rash as a child.",
    "Pen allergic",
    "No allergies except penicillin.",
    "No known drug allergies other than penicillin",
    "NKDA apart from amoxicillin",
    "Allergies: latex, penicillin and nuts",
    "Anaphylaxis to Amoxil in 2019",
    "No asthma but allergic to flucloxacillin",
    "Mother reports penicillin allergy",
    "Denies nut allergy. Has a penicillin allergy.",
    "Penicillin-allergic (rash)",
    "Allergies - Floxapen",
    "ALLERGY: PENICILLIN",
    "No fever and allergic to penicillin",
    "Penicillin and latex allergy",
    "Allergic to trimethoprim and penicillin, carries an adrenaline pen",
    "Penicillin allergy - no anaphylaxis, rash only",
    "Any allergies? Penicillin",
    "Asked about allergies: penicillin",
    "Attended with mum, allergic to penicillin",
    "Is allergic to penicillin, mother confirms",
    "Penicillin allergy, no other allergies",
    "Allergies penicillin",
    "Possible penicillin allergy",
    "No allergies (except penicillin)",
    "allergy to penecillin",
    "Known to be allergic to co-amoxiclav",
    "Not improved on ibuprofen; penicillin allergy noted",
    "Allergic to all antibiotics except macrolides and penicillin allergy confirmed",
    "No known drug allergies reported by the patient except penicillin",
    "Allergies\nPenicillin",
    "ALLERGIES:\r\n- Nuts\r\n- Penicillin",
    "Known drug allergies:\n• latex\n• amoxicillin",
    "Is not able to take penicillin due to allergy",
    "Cannot have amoxicillin because of an allergy",
    "No allergies. Except penicillin.",
    "Allergic to penicillin? Yes",
    "Allergic to penicillin, no other allergies",
    "Allergic to penicillin: no other allergies",
    "Allergic to penicillin? Not known",
  ],
  macrolide: [
    "allergic to erythromycin (vomiting and rash)",
    "Hypersensitivity to macrolides",
    "Klaricid allergy",
    "Not allergic to penicillin, allergic to clarithromycin",
  ],
  tetracycline: [
    "Tetracycline allergy",
    "Previous allergic reaction to doxycycline",
    "Not allergic to anything other than Vibramycin",
  ],
  nitrofurantoin: ["Allergic to Macrobid.", "nitrofurantoin allergy documented"],
  aciclovir: ["Zovirax allergy", "Reacted to aciclovir last year", "allergies include valaciclovir"],
};

/** True texts that tell of none, with the family that is supplied; all are things that pharmacists write. */
const odd: Readonly<Record<Family, readonly string[]>> = {
  penicillin: [
    "Not allergic to penicillin.",
    "No penicillin allergy",
    "no known allergy to penicillin or latex",
    "Denies penicillin allergy",
    "NKDA. Amoxicillin supplied.",
    "NKDA, amoxicillin given",
    "No allergies. Penicillin V for 5 days.",
    "Mother is allergic to penicillin.",
    "Family history of penicillin allergy",
    "Stop and seek help if allergic reaction to amoxicillin",
    "Do not take if you are allergic to penicillin",
    "Penicillin allergy: none",
    "Penicillin allergy? No",
    "Allergic to latex, has taken amoxicillin before",
    "Allergies checked. Flucloxacillin supplied.",
    "Asked about penicillin allergy",
    "Allergies: none known, phenoxymethylpenicillin supplied",
    "Allergic to everything except penicillin",
    "No fever, rash or penicillin allergy",
    "Without any allergy to penicillin",
    "She isn't allergic to penicillin",
    "Isn’t allergic to amoxicillin",
    "Allergic to nuts, not penicillin",
    "Hay fever. Penicillin has helped before.",
    "Watch for signs of allergic reaction to flucloxacillin",
    "Penicillin allergy in her sister",
    "No known drug allergies",
    "Penicillin allergy has been excluded",
    "Penicillin allergy was ruled out by testing",
    "Local reaction to insect bite, flucloxacillin given",
    "Allergic to latex. Amoxicillin 500mg tds for 5 days",
    "Never had an allergy to penicillin",
    "Allergic rhinitis; given amoxicillin in 2020",
    "Allergies: nil. Penicillin tolerated.",
    "Given amoxicillin and nut allergy noted",
    "Allergies discussed: none. Amoxicillin 500mg",
    "Allergic to penicillamine",
    "Not known to be allergic to any penicillin",
    "Allergy status confirmed, no penicillin allergy",
    "Dad allergic to penicillin; child is not",
    "Allergic conjunctivitis and sore throat, phenoxymethylpenicillin 500mg qds",
    "Allergic to penicillin? No.",
    "Allergic to penicillin: no",
    "Is the patient allergic to penicillin? No",
    "Allergic reaction to penicillin excluded",
    "Allergies:\nNone\nPenicillin V 500mg qds",
    "Allergies:\n- nuts\nPhenoxymethylpenicillin for 5 days",
    "Not able to swallow, penicillin given due to allergy to macrolides",
    "Amoxicillin given due to allergy to macrolides",
  ],
  macrolide: [
    "Penicillin allergy so clarithromycin given",
    "Clarithromycin given because allergic to penicillin",
    "Due to penicillin allergy clarithromycin supplied",
  ],
  tetracycline: ["Allergic to lidocaine; doxycycline started"],
  nitrofurantoin: [
    "Allergic to trimethoprim so nitrofurantoin given",
    "Allergic to trimethoprim, nitrofurantoin supplied",
  ],
  aciclovir: ["Cold sore reaction to sun, aciclovir cream used"],
};

const tells = (family: Family, text: string): boolean => tellsOfAllergy(text, (word) => isWordFor(family, word));
const cases = (texts: Readonly<Record<Family, readonly string[]>>): readonly (readonly [Family, string])[] =>
  (Object.keys(texts) as Family[]).flatMap((family) => texts[family].map((text) => [family, text] as const));

test.each(cases(telling))("CS-41: %s supplied, and a text that tells of it: %s", (family, text) => {
  expect(tells(family, text)).toBe(true);
});

test.each(cases(odd))("CS-41: %s supplied, and a text that asks nothing: %s", (family, text) => {
  expect(tells(family, text)).toBe(false);
});

test("CS-41: a family's allergy is none to another family", () => {
  expect(cases(telling).filter(([family, text]) => family === "penicillin" && tells("nitrofurantoin", text))).toEqual(
    [],
  );
});

test("CS-41: a long text is read in a moment; one that speaks of nothing but allergies is asked about", () => {
  const started = performance.now();
  for (const part of [
    "allergic ",
    "allergic to ",
    "no allergy or ",
    "penicillin ",
    "other ",
    "(",
    "pen-",
    "cillin",
    " ",
  ])
    tells("penicillin", part.repeat(100_000 / part.length));
  expect(performance.now() - started).toBeLessThan(5_000);
  expect(tells("penicillin", "No allergies. ".repeat(100))).toBe(false);
  expect(tells("penicillin", "No allergies. ".repeat(101))).toBe(true);
});

const product = {
  amoxil: { code: "388611000001105", display: "Amoxil 250mg capsules (GlaxoSmithKline UK Ltd)" },
  erythromycin: { code: "580811000001109", display: "Erythroped A 500mg tablets (Advanz Pharma)" },
  doxycycline: { code: "2847211000001103", display: "Vibramycin-D 100mg dispersible tablets (Pfizer Ltd)" },
  macrobid: { code: "517311000001102", display: "Macrobid 100mg modified-release capsules (Advanz Pharma)" },
  valtrex: { code: "892111000001101", display: "Valtrex 500mg tablets (GlaxoSmithKline UK Ltd)" },
  byCodeAlone: { code: "471111000001107", display: "Capsules, as written on the box" },
};
const supplied = (history: string, of: unknown = tablets.product): Changes => ({
  history: [history],
  supplies: [{ ...tablets, product: of }],
});
const told = { rule: "CS-41", kind: "confirm", path: "history[0]", at: ".summary" } as const;

const broken: readonly Broken[] = [
  { ...told, name: "penicillin", input: supplied("Allergic to amoxicillin.") },
  { ...told, name: "a brand of penicillin", input: supplied("Penicillin allergy", product.amoxil) },
  { ...told, name: "a penicillin by its code alone", input: supplied("Penicillin allergy", product.byCodeAlone) },
  { ...told, name: "a macrolide", input: supplied("Clarithromycin allergy (rash)", product.erythromycin) },
  { ...told, name: "doxycycline", input: supplied("Allergic to tetracyclines", product.doxycycline) },
  { ...told, name: "nitrofurantoin", input: supplied("Allergies: nitrofurantoin", product.macrobid) },
  { ...told, name: "valaciclovir", input: supplied("Anaphylaxis to aciclovir", product.valtrex) },
];

const inside: readonly Inside[] = [
  { rule: "CS-41", name: "the official example", input: supplied("Not allergic to penicillin.") },
  {
    rule: "CS-41",
    name: "another family is supplied",
    input: supplied("Allergic to penicillin", product.erythromycin),
  },
  { rule: "CS-41", name: "nothing is supplied", input: { history: ["Allergic to penicillin"] } },
  {
    rule: "CS-41",
    name: "it is declined",
    input: {
      history: ["Allergic to penicillin"],
      declinedSupplies: [{ product: tablets.product, unit: "tablet", reason: "Allergic to penicillin" }],
      supplies: [{ ...tablets, product: product.erythromycin }],
    },
  },
];

for (const each of broken)
  test(`${each.rule}: told in the history: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of broken)
  test(`${each.rule}: told in the history: ${each.name}, confirmed`, () => {
    expectConfirmed(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });
