import type { ConsultationRow } from "./consultation-tests.js";

const penicillin = { code: "10430511000001103", display: "Phenoxymethylpenicillin 250mg tablets (Arrow Generics Ltd)" };
const flucloxacillin = {
  code: "289411000001107",
  display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)",
};
const declined = { unit: "tablet", reason: "The patient had some at home." };

/** What was supplied, to whom and by whom. */
export const supplyRows: readonly ConsultationRow[] = [
  {
    rule: "CS-13",
    about: "the pathway does not list the medicine",
    base: "sinusitis",
    change: () => ({ "supplies.0.product": flucloxacillin }),
    expected: "warning",
  },
  {
    rule: "CS-18",
    about: "the dosage tells the patient nothing",
    base: "sinusitis",
    change: () => ({ "supplies.0.dosage": "As directed" }),
    expected: "warning",
  },
  {
    rule: "CS-19",
    about: "nothing of the medicine was supplied",
    base: "sinusitis",
    change: () => ({ "supplies.0.quantity.value": 0 }),
    expected: "error",
  },
  {
    rule: "CS-20",
    about: "more than 1,000 tablets were supplied",
    base: "sinusitis",
    change: () => ({ "supplies.0.quantity.value": 1_001 }),
    expected: "confirm",
  },
  {
    rule: "CS-22",
    about: "the check digit of the medicine's code is wrong",
    base: "sinusitis",
    change: () => ({ "supplies.0.product.code": "10430511000001104" }),
    expected: "error",
  },
  {
    rule: "CS-30",
    about: "dose, days and quantity do not fit",
    base: "sinusitis",
    change: () => ({
      "supplies.0.daysSupply": 28,
      "supplies.0.dose": {
        quantity: { value: 2, unit: "tablet" },
        timing: { frequency: 4, period: 1, periodUnit: "d" },
      },
    }),
    expected: "warning",
  },
  {
    rule: "CS-31",
    about: "one dose is more than can be taken",
    base: "sinusitis",
    change: () => ({ "supplies.0.dose": { quantity: { value: 21, unit: "tablet" } } }),
    expected: "confirm",
  },
  {
    rule: "CS-32",
    about: "the same medicine was supplied and declined",
    base: "sinusitis",
    change: () => ({ declinedSupplies: [{ product: penicillin, ...declined }] }),
    expected: "confirm",
  },
  {
    rule: "CS-33",
    about: "the medicine's code is no product's",
    base: "sinusitis",
    change: () => ({ "supplies.0.product": { code: "60001007", display: "Not pregnant" } }),
    expected: "error",
  },
  {
    rule: "CS-36",
    about: "a technician supplied under the pathway's direction",
    base: "sinusitis",
    change: () => ({ "practitioner.role": "R5220" }),
    expected: "confirm",
  },
  {
    rule: "CS-41",
    about: "the words tell of an allergy to what was supplied",
    base: "infected-insect-bites",
    change: () => ({ history: ["Allergic to penicillin."] }),
    expected: "confirm",
  },
  {
    rule: "CS-42",
    about: "a child was supplied with contraception",
    base: "contraception-initiation",
    change: ({ born }) => ({ "patient.birthDate": born(12) }),
    expected: "confirm",
  },
  {
    rule: "CS-44",
    about: "a medicine for the ear was supplied by telephone",
    base: "acute-otitis-media",
    change: () => ({ seen: "telephone" }),
    expected: "confirm",
  },
  {
    rule: "UR-040",
    about: "a declined medicine is there as data, which a practice may file as supplied",
    base: "sinusitis",
    change: () => ({ declinedSupplies: [{ product: flucloxacillin, ...declined, unit: "capsule" }] }),
    expected: "warning",
  },
  {
    rule: "UR-041",
    about: "nobody knows the unit of what was supplied",
    base: "sinusitis",
    change: () => ({ "supplies.0.quantity.unit": "spoonful" }),
    expected: "error",
  },
];
