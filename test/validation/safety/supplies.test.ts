import { expect, test } from "vitest";
import {
  buildMessage,
  ConsultationError,
  composeMessage,
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
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const quantity = (value: number | string): Changes => ({
  supplies: [{ ...tablets, quantity: { value, unit: "tablet" } }],
});
const nitrofurantoin = {
  code: "24549911000001107",
  display: "Nitrofurantoin 50mg capsules (A A H Pharmaceuticals Ltd)",
};
const much = { rule: "CS-20", kind: "confirm" } as const;

const broken: readonly Broken[] = [
  { ...much, name: "1001 tablets", input: quantity(1001), path: "supplies[0].quantity.value", at: ".quantity.value" },
  {
    ...much,
    name: "1000.0000000001 tablets",
    input: quantity("1000.0000000001"),
    path: "supplies[0].quantity.value",
    at: ".quantity.value",
  },
  {
    ...much,
    name: "the same product twice",
    input: { supplies: [tablets, { ...tablets, dosage: "One at night" }] },
    path: "supplies[1].product.code",
    at: ".coding[0].code",
  },
  {
    rule: "CS-32",
    kind: "confirm",
    name: "the same product supplied and declined",
    input: { supplies: [tablets], declinedSupplies: [{ product: tablets.product, unit: "tablet", reason: "Enough" }] },
    path: "declinedSupplies[0].product.code",
    at: ".coding[0].code",
  },
];

const declinedTablets = { product: tablets.product, unit: "tablet", reason: "Prefers to wait" };
const asData = { rule: "UR-040", kind: "warning", at: ".resource" } as const;

const declined: readonly Broken[] = [
  {
    ...asData,
    name: "a declined product on a pathway",
    input: { declinedSupplies: [declinedTablets] },
    path: "declinedSupplies[0]",
  },
  {
    ...asData,
    name: "the second of two for minor illness",
    input: { pathway: "minor-illness", declinedSupplies: [declinedTablets, { ...declinedTablets, reason: "Again" }] },
    path: "declinedSupplies[1]",
  },
  {
    ...asData,
    name: "a declined product beside contraception that was supplied",
    input: {
      service: "contraception",
      pathway: undefined,
      stage: "repeat",
      supplies: [{ ...tablets, product: nitrofurantoin }],
      declinedSupplies: [declinedTablets],
    },
    path: "declinedSupplies[0]",
  },
];

test.each(declined)("UR-040: $name is a warning", (each) => {
  expectBroken(each);
});

test("UR-040: nothing declined, or something in an urgent supply, is no warning", () => {
  expectInside({ rule: "UR-040", name: "a supply", input: { supplies: [tablets] } });
  const input = { service: "urgent-supply", pathway: undefined, declinedSupplies: [declinedTablets] };
  const { warnings } = review(consult(input), { now: clock() });
  expect(warnings.filter(({ rule }) => rule === "UR-040")).toEqual([]);
  const { report } = buildMessage(consult(input), { sender: { ...sender, release: "1.2.0" }, clock });
  expect(report.issues.filter(({ rule }) => rule === "UR-040")).toEqual([]);
});

const inside: readonly Inside[] = [
  {
    rule: "CS-32",
    name: "one product supplied, another declined",
    input: {
      supplies: [tablets],
      declinedSupplies: [{ product: nitrofurantoin, unit: "capsule", reason: "Penicillin is enough" }],
    },
  },
  {
    rule: "CS-32",
    name: "the same product declined twice",
    input: {
      declinedSupplies: [1, 2].map(() => ({ product: tablets.product, unit: "tablet", reason: "Not wanted" })),
    },
  },
  { rule: "CS-33", name: "a code of dm+d's namespace", input: { supplies: [tablets] } },
  { rule: "CS-20", name: "1000 tablets", input: quantity("1000.0") },
  {
    rule: "CS-20",
    name: "the same product supplied once and declined once",
    input: { supplies: [tablets], declinedSupplies: [{ product: tablets.product, unit: "tablet", reason: "Enough" }] },
  },
  { rule: "CS-19", name: "half a tablet", input: quantity("0.5") },
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

test.each([0, -1, "0.00", ""])("CS-19: a supply of %j is refused in a consultation", (value) => {
  expect(() => consult({ supplies: [{ ...tablets, quantity: { value, unit: "tablet" } }] })).toThrow(
    /supplies\[0\]\.quantity\.value/,
  );
});

test("CS-19: a supply without quantity, and a declined one without a reason, are refused in a consultation", () => {
  expect(() => consult({ supplies: [{ product: tablets.product, dosage: tablets.dosage }] })).toThrow(
    /supplies\[0\]\.quantity/,
  );
  for (const reason of [undefined, "", " "]) {
    const parse = (): unknown => consult({ declinedSupplies: [{ product: tablets.product, unit: "tablet", reason }] });
    expect(parse).toThrow(ConsultationError);
    expect(parse).toThrow(/declinedSupplies\[0\]\.reason/);
  }
});

test("CS-19: a supply of zero or less is refused in a message; a declined one has zero (UR-040)", () => {
  const xml = writeXml(
    composeMessage(consult({ supplies: [tablets] }), { sender, clock, newId: countingIds() }).bundle,
  );
  const errors = (value: string): readonly string[] =>
    validateMessage(xml.replace('<quantity><value value="40"/>', `<quantity><value value="${value}"/>`), {
      now: clock(),
    }).issues.flatMap(({ severity, rule }) => (severity === "error" ? [rule] : []));
  expect([errors("0"), errors("-40"), errors("0.1")]).toEqual([["CS-19"], ["CS-19"], []]);
  expectInside({
    rule: "CS-19",
    name: "",
    input: { declinedSupplies: [{ product: tablets.product, unit: "tablet", reason: "No" }] },
  });
});

test("CS-27: a medicine whose text differs from its display is shown; case and spaces do not count", () => {
  const xml = writeXml(
    composeMessage(consult({ supplies: [tablets] }), { sender, clock, newId: countingIds() }).bundle,
  );
  const warnings = (text: string): readonly string[] =>
    validateMessage(xml.replace(/(<medicationCodeableConcept>.*?<text value=")[^"]*/, `$1${text}`), {
      now: clock(),
    }).issues.map(({ rule, severity, path }) => `${severity} ${rule} ${path.slice(-5)}`);
  expect(warnings("Phenoxymethylpenicillin 500mg tablets")).toEqual(["warning CS-27 .text"]);
  expect(warnings("phenoxymethylpenicillin  250mg TABLETS (Arrow Generics Ltd)")).toEqual([]);
});

const notPregnant = { code: "60001007", display: "Not pregnant" };

test("CS-33: a pregnancy status as a medicine is refused in a consultation, supplied or declined", () => {
  const found = (input: Changes): readonly string[] =>
    review(consult(input), { now: clock() }).errors.map(({ rule, path }) => `${String(rule)} ${path}`);
  expect(found({ supplies: [{ ...tablets, product: notPregnant }] })).toContain("CS-33 supplies[0].product.code");
  expect(found({ declinedSupplies: [{ product: notPregnant, unit: "tablet", reason: "No" }] })).toContain(
    "CS-33 declinedSupplies[0].product.code",
  );
});

test("CS-33: in a message it is a warning; a code with a wrong check digit is CS-22 alone", () => {
  const xml = writeXml(
    composeMessage(consult({ supplies: [tablets] }), { sender, clock, newId: countingIds() }).bundle,
  );
  const of = (code: string): readonly string[] =>
    validateMessage(xml.replace(`<code value="${tablets.product.code}"/>`, `<code value="${code}"/>`), {
      now: clock(),
    }).issues.flatMap(({ severity, rule, code: kind }) =>
      rule === "CS-33" || rule === "CS-22" ? [`${severity} ${rule} ${kind}`] : [],
    );
  expect([of("324570005"), of("24549911000001107"), of("24549911000001108"), of("60001007")]).toEqual([
    ["warning CS-33 not-a-product"],
    [],
    ["error CS-22 wrong-check-digit"],
    ["warning CS-33 not-a-product"],
  ]);
});
