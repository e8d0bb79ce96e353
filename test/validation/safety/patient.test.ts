import { expect, test } from "vitest";
import { buildMessage, ConsultationError, isNhsNumber, review } from "../../../src/index.js";
import { clock, sender } from "../../message/support/composed.js";
import {
  adult,
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  foundIn,
  messageOf,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const about = (patient: Changes): Changes => ({ patient: { ...adult, ...patient } });
const statusAt = ".extension[0].valueCodeableConcept.coding[0].code";
const status = (nhsNumberVerification: string): Omit<Broken, "kind"> => ({
  rule: "CS-26",
  name: `status ${nhsNumberVerification}`,
  input: about({ nhsNumberVerification }),
  path: "patient.nhsNumberVerification",
  at: statusAt,
});
const born = (kind: Broken["kind"], birthDate: string, more: Changes = {}): Broken => ({
  rule: "CS-28",
  kind,
  name: `born ${birthDate}`,
  input: { ...about({ birthDate }), ...more },
  path: "patient.birthDate",
  at: ".birthDate",
});
const typed = (nhsNumber: string): Broken => ({
  rule: "CS-29",
  kind: "confirm",
  name: `the number ${nhsNumber}`,
  input: about({ nhsNumber }),
  path: "patient.nhsNumber",
  at: ".identifier[0].value",
});
const typedForNone = [
  ...Array.from("0123456789", (digit) => digit.repeat(10)),
  "0123456789",
  "1234567881",
  "9876543210",
];

/** The encounter is on 2 July 2025. */
const broken: readonly Broken[] = [
  { ...status("07"), kind: "confirm" },
  ...["02", "03", "04", "05", "06", "08"].map((code): Broken => ({ ...status(code), kind: "warning" })),
  born("error", "0001-01-01"),
  born("error", "1753-01-01"),
  born("error", "1895-07-01"),
  born("confirm", "1895-07-02"),
  born("confirm", "1905-07-01"),
  born("confirm", "1900-01-01"),
  ...typedForNone.map(typed),
];

const inside: readonly Inside[] = [
  { rule: "CS-26", name: "status 01", input: about({ nhsNumberVerification: "01" }) },
  { rule: "CS-28", name: "120 years old today", input: about({ birthDate: "1905-07-02" }) },
  { rule: "CS-28", name: "born on the day", input: about({ birthDate: "2025-07-02" }) },
  { rule: "CS-29", name: "a number with its digits in no such order", input: about({ nhsNumber: "9991956832" }) },
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

test("CS-29: every number that people type for none is well-formed, so that no other rule refuses it", () => {
  expect(typedForNone.filter((number) => !isNhsNumber(number))).toEqual([]);
});

test("CS-28: 1900-01-01 is to be confirmed although the patient would be 119 years old", () => {
  const { errors, confirmations } = review(
    consult({ ...about({ birthDate: "1900-01-01" }), startedAt: "2019-07-02T10:05:00+01:00" }),
    { now: new Date("2019-07-02T09:30:00Z") },
  );
  expect([...errors, ...confirmations].map(({ rule }) => rule)).toEqual(["CS-28"]);
  const later = review(consult({ ...about({ birthDate: "1900-01-02" }), startedAt: "2019-07-02T10:05:00+01:00" }), {
    now: new Date("2019-07-02T09:30:00Z"),
  });
  expect([...later.errors, ...later.confirmations]).toEqual([]);
});

test("CS-28: of a message also a partial birth date, by what it certainly says, and one before the year 1", () => {
  const given = (birthDate: string): readonly string[] =>
    foundIn(messageOf().replace(/<birthDate value="[^"]*"/, `<birthDate value="${birthDate}"`), "CS-28");
  expect([given("1895"), given("1894"), given("1905"), given("1904"), given("-0044-03-15")]).toEqual([
    ["warning out-of-range .birthDate"],
    ["error out-of-range .birthDate"],
    [],
    ["warning out-of-range .birthDate"],
    ["error out-of-range .birthDate"],
  ]);
});

test("CS-28: a message that says that the patient has died is a warning; one that says the opposite is not", () => {
  const given = (value: boolean): readonly string[] =>
    foundIn(
      messageOf().replace(/(<birthDate value="[^"]*"\/>)/, `$1<deceasedBoolean value="${String(value)}"/>`),
      "CS-28",
    );
  expect([given(true), given(false)]).toEqual([["warning improbable .deceasedBoolean"], []]);
});

test("CS-26: in a message without a number status 07 is a warning; an unknown status is another rule's matter", () => {
  const xml = messageOf(about({ nhsNumberVerification: "07" }));
  expect(foundIn(xml, "CS-26").map((line) => line.split(" ").slice(0, 2))).toEqual([["warning", "contradiction"]]);
  expect(
    foundIn(xml.replace(/<value value="9991956832"\/>/, ""), "CS-26").map((line) => line.split(" ").slice(0, 2)),
  ).toEqual([["warning", "not-verified"]]);
  expect(foundIn(xml.replace('<code value="07"/>', '<code value="99"/>'), "CS-26")).toEqual([]);
  expect(foundIn(messageOf().replace(/<identifier><extension.*?<\/extension>/, "<identifier>"), "CS-26")).toEqual([]);
});

test("CS-38: a registered practice with the pharmacy's own ODS code is refused, and another one is not", () => {
  const wrong = consult({ registeredPractice: "FQW30" });
  const { errors } = review(wrong, { now: clock() });
  expect(errors).toEqual([
    {
      rule: "CS-38",
      path: "registeredPractice",
      message: "The registered practice has the pharmacy's own ODS code: give the practice's.",
    },
  ]);
  expect(() => buildMessage(wrong, { sender, clock })).toThrow(ConsultationError);
  for (const registeredPractice of ["A99999", undefined])
    expect(review(consult({ registeredPractice }), { now: clock() }).errors).toEqual([]);
});
