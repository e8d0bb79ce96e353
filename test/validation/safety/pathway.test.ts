import { expect, test } from "vitest";
import { composeMessage, review, validateResources } from "../../../src/index.js";
import { pathwayMedicines } from "../../../src/pathway-medicines/index.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  adult,
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const supplied = (pathway: string, birthDate: string, gender = "female", more: Changes = {}): Changes => ({
  pathway,
  patient: { ...adult, gender, birthDate },
  supplies: [tablets],
  ...more,
});
const outside = (name: string, input: Changes): Broken => ({
  rule: "CS-12",
  kind: "confirm",
  name,
  input,
  path: "supplies[0]",
  at: "].resource",
});
const within = (name: string, input: Changes): Inside => ({ rule: "CS-12", name, input });
const uti = "uncomplicated-urinary-tract-infection";

/** The encounter is on 2 July 2025. */
const broken: readonly Broken[] = [
  outside("acute otitis media on the day before the first birthday", supplied("acute-otitis-media", "2024-07-03")),
  outside("acute otitis media on the 18th birthday", supplied("acute-otitis-media", "2007-07-02")),
  outside("impetigo at 0", supplied("impetigo", "2024-07-03")),
  outside("insect bites at 0", supplied("infected-insect-bites", "2025-01-01")),
  outside("shingles at 17", supplied("shingles", "2007-07-03")),
  outside("sinusitis at 11", supplied("sinusitis", "2013-07-03")),
  outside("sore throat at 4", supplied("sore-throat", "2020-07-03")),
  outside("urinary tract infection at 15", supplied(uti, "2009-07-03")),
  outside("urinary tract infection on the 65th birthday", supplied(uti, "1960-07-02")),
  outside("urinary tract infection of a man", supplied(uti, "1990-05-21", "male")),
];

const inside: readonly Inside[] = [
  within("acute otitis media on the first birthday", supplied("acute-otitis-media", "2024-07-02")),
  within("acute otitis media on the day before the 18th", supplied("acute-otitis-media", "2007-07-03")),
  within("impetigo at 1", supplied("impetigo", "2024-07-02")),
  within("insect bites at 1", supplied("infected-insect-bites", "2024-07-02")),
  within("shingles at 18", supplied("shingles", "2007-07-02")),
  within("sinusitis at 12", supplied("sinusitis", "2013-07-02")),
  within("sore throat at 5", supplied("sore-throat", "2020-07-02")),
  within("urinary tract infection at 16", supplied(uti, "2009-07-02")),
  within("urinary tract infection on the day before the 65th birthday", supplied(uti, "1960-07-03")),
  within("nothing supplied", supplied("shingles", "2020-01-01", "female", { supplies: [] })),
  within(
    "supplied on prescription",
    supplied("shingles", "2020-01-01", "female", { supplies: [{ ...tablets, supplyType: "prescription-dispensing" }] }),
  ),
  within("minor illness has no direction", supplied("minor-illness", "2024-12-01")),
];

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of broken)
  test(`${each.rule}: ${each.name}, confirmed`, () => {
    expectConfirmed(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

const listed = { medicines: pathwayMedicines };
const flucloxacillin = {
  ...tablets,
  product: { code: "289411000001107", display: "Flucloxacillin 500mg capsules (A A H Pharmaceuticals Ltd)" },
};

test(
  "CS-13: a product that the pathway does not list is a warning, in consultation and message, and does not " +
    "stop the message",
  () => {
    expectBroken(
      {
        rule: "CS-13",
        kind: "warning",
        name: "",
        input: { supplies: [flucloxacillin] },
        path: "supplies[0].product.code",
        at: ".medicationCodeableConcept.coding[0].code",
      },
      listed,
    );
  },
);

test("CS-13: a product that its pathway lists, a declined one, and minor illness are not reported", () => {
  expectInside({ rule: "CS-13", name: "", input: { supplies: [tablets] } }, listed);
  expectInside(
    { rule: "CS-13", name: "", input: { pathway: "infected-insect-bites", supplies: [flucloxacillin] } },
    listed,
  );
  expectInside(
    {
      rule: "CS-13",
      name: "",
      input: { declinedSupplies: [{ product: flucloxacillin.product, unit: "capsule", reason: "No" }] },
    },
    listed,
  );
  expectInside({ rule: "CS-13", name: "", input: { pathway: "minor-illness", supplies: [flucloxacillin] } }, listed);
});

test("CS-13: what was sold over the counter is not the pathway's, whatever is beside it", () => {
  const sold = { ...flucloxacillin, supplyType: "over-the-counter" };
  expectInside({ rule: "CS-13", name: "", input: { gatewayPoint: "not-met", supplies: [sold] } }, listed);
  expectInside({ rule: "CS-13", name: "", input: { supplies: [tablets, sold] } }, listed);
  expectBroken(
    {
      rule: "CS-13",
      kind: "warning",
      name: "",
      input: { supplies: [{ ...flucloxacillin, supplyType: "clinical-protocol" }] },
      path: "supplies[0].product.code",
      at: ".medicationCodeableConcept.coding[0].code",
    },
    listed,
  );
});

test("CS-13: without the list nothing is checked", () => {
  expectInside({ rule: "CS-13", name: "", input: { supplies: [flucloxacillin] } });
});

test("UR-039: a virtual product instead of the actual one is a warning", () => {
  const virtual = {
    ...tablets,
    product: { code: "41953811000001101", display: "Phenoxymethylpenicillin 250mg tablets" },
  };
  expectBroken({
    rule: "UR-039",
    kind: "warning",
    name: "",
    input: { supplies: [virtual] },
    path: "supplies[0].product.code",
    at: ".medicationCodeableConcept.coding[0].code",
  });
  expectInside({ rule: "UR-039", name: "", input: { supplies: [tablets] } });
});

test("CS-12, CS-13: what names the conditions of two pathways is outside only where neither fits", () => {
  const condition = (code: string, display: string): Changes => ({
    condition: { code, display },
    clinicalStatus: "active",
  });
  const both = consult({
    supplies: [flucloxacillin],
    presentingComplaints: [condition("3110003", "Acute otitis media"), condition("262550002", "Infected insect bite")],
  });
  const { bundle } = composeMessage(both, { sender, clock, newId: countingIds() });
  expect(validateResources(bundle, { ...listed, now: clock() }).issues.map(({ rule }) => rule)).toEqual([]);
  expect(review(both, { ...listed, now: clock() }).warnings.map(({ rule }) => rule)).toEqual([]);
});
