import { test } from "vitest";
import { hasVerhoeffCheckDigit } from "../../../src/values/sct-id.js";
import {
  adult,
  expectBroken,
  expectConfirmed,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

/** An invented product of dm+d's namespace. */
const product = (item: number, display: string): Changes => ({
  ...tablets,
  product: {
    code: Array.from("0123456789", (digit) => `${item}100000110${digit}`).find(hasVerhoeffCheckDigit),
    display,
  },
});
const rigevidon = {
  ...tablets,
  product: { code: "17346711000001106", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" },
  quantity: { value: 63, unit: "tablet" },
};
const levonorgestrel = product(9901, "Levonorgestrel 1.5mg tablets (Example Ltd)");
const ulipristal = product(9902, "ellaOne 30mg tablets (Example Ltd)");

const contraception = (patient: Changes, ...supplies: readonly unknown[]): Changes => ({
  service: "contraception",
  stage: "repeat",
  pathway: undefined,
  patient: { ...adult, ...patient },
  supplies: supplies.length === 0 ? [rigevidon] : supplies,
});
const elsewhere = (patient: Changes, ...supplies: readonly unknown[]): Changes => ({
  pathway: "minor-illness",
  patient: { ...adult, ...patient },
  supplies,
});

const improbable = { rule: "CS-42", kind: "confirm", path: "supplies[0]", at: "].resource" } as const;
const beside = { rule: "CS-42", kind: "warning", at: "].resource" } as const;

const broken: readonly Broken[] = [
  { ...improbable, name: "a pill for a man", input: contraception({ gender: "male" }) },
  { ...improbable, name: "a pill for a girl of 12, 13 tomorrow", input: contraception({ birthDate: "2012-07-03" }) },
  { ...improbable, name: "a pill for a woman of 56 today", input: contraception({ birthDate: "1969-07-02" }) },
  { ...improbable, name: "a pill for a man under another service", input: elsewhere({ gender: "male" }, rigevidon) },
  {
    ...improbable,
    name: "anything of the contraception service for a man",
    input: contraception({ gender: "male" }, product(9903, "Something new (Example Ltd)")),
  },
  {
    ...beside,
    name: "ulipristal beside a pill",
    input: contraception({}, ulipristal, rigevidon),
    path: "supplies[0]",
  },
  {
    ...beside,
    name: "ulipristal beside levonorgestrel, under another service",
    input: elsewhere({}, levonorgestrel, ulipristal),
    path: "supplies[1]",
  },
];

const inside: readonly Inside[] = [
  { rule: "CS-42", name: "13 today", input: contraception({ birthDate: "2012-07-02" }) },
  { rule: "CS-42", name: "55, 56 tomorrow", input: contraception({ birthDate: "1969-07-03" }) },
  { rule: "CS-42", name: "gender unknown", input: contraception({ gender: "unknown" }) },
  { rule: "CS-42", name: "penicillin for a man", input: elsewhere({ gender: "male" }, tablets) },
  {
    rule: "CS-42",
    name: "two tablets of levonorgestrel",
    input: contraception({}, { ...levonorgestrel, quantity: { value: 2, unit: "tablet" } }),
  },
  { rule: "CS-42", name: "levonorgestrel beside a pill", input: contraception({}, levonorgestrel, rigevidon) },
  { rule: "CS-42", name: "ulipristal beside penicillin", input: elsewhere({}, ulipristal, tablets) },
  { rule: "CS-42", name: "ulipristal alone", input: contraception({}, ulipristal) },
  {
    rule: "CS-42",
    name: "a pill that a man declined",
    input: {
      ...elsewhere({ gender: "male" }),
      supplies: undefined,
      declinedSupplies: [{ product: rigevidon.product, unit: "tablet", reason: "For somebody else" }],
    },
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
