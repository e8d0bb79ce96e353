import { expect, test } from "vitest";
import { composeMessage, ConsultationError, validateMessage, writeXml } from "../../../src/index.js";
import { clock, countingIds, sender } from "../../message/support/composed.js";
import {
  consult,
  expectBroken,
  expectInside,
  tablets,
  type Broken,
  type Changes,
  type Inside,
} from "./support/judged.js";

const complaint = (code: string, display: string): Changes => ({
  presentingComplaints: [{ condition: { code, display }, clinicalStatus: "active" }],
});

const broken: readonly Broken[] = [
  {
    rule: "CS-01",
    kind: "error",
    name: "a condition with another code's words",
    input: complaint("48277006", "Herpes zoster"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "a product with another product's words",
    input: {
      supplies: [
        { ...tablets, product: { code: "289411000001107", display: "Rigevidon tablets (Gedeon Richter (UK) Ltd)" } },
      ],
    },
    path: "supplies[0].product.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "the code for pregnant as a complaint, with the words of the other",
    input: complaint("77386006", "Not pregnant"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "words that a closed list does not have",
    input: complaint("60001007", "Pregnancy test negative"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "warning",
    name: "a synonym that is not known here",
    input: complaint("48277006", "Impetigo (disorder)"),
    path: "presentingComplaints[1].condition.display",
    at: ".display",
  },
  {
    rule: "CS-01",
    kind: "error",
    name: "a unit with another unit's words",
    input: { supplies: [{ ...tablets, quantity: { value: 5, unit: { code: "428673006", display: "capsule" } } }] },
    path: "supplies[0].quantity.unit.display",
    at: ".quantity.unit",
  },
];

const inside: readonly Inside[] = [
  { rule: "CS-01", name: "other case and spacing", input: complaint("48277006", "  IMPETIGO ".trim()) },
  {
    rule: "CS-01",
    name: "words that stand under two codes",
    input: complaint("271650006", "Diastolic arterial pressure"),
  },
  { rule: "CS-01", name: "a code that is not known here", input: complaint("40956001", "Guillain-Barré syndrome") },
];

for (const each of broken)
  test(`${each.rule}: ${each.name}`, () => {
    expectBroken(each);
  });
for (const each of inside)
  test(`${each.rule}: just inside: ${each.name}`, () => {
    expectInside(each);
  });

const xml = writeXml(composeMessage(consult({ supplies: [tablets] }), { sender, clock, newId: countingIds() }).bundle);
const errors = (text: string): readonly string[] =>
  validateMessage(text, { now: clock() }).issues.flatMap(({ severity, rule, code }) =>
    severity === "error" ? [`${rule} ${code}`] : [],
  );

test("CS-01: the lists of NHS England and HL7 are closed in a message: headings, roles, statuses, the service", () => {
  for (const [right, wrong] of [
    ["Clinical summary", "History"],
    ["Number present and verified", "Trace required"],
    ["ITK Update Record", "ITK Response"],
    ["Patient group direction", "Prescription dispensing"],
    ["Pharmacist", "Doctor"],
  ] as const) {
    expect(xml).toContain(`<display value="${right}"/>`);
    expect(errors(xml.replace(`<display value="${right}"/>`, `<display value="${wrong}"/>`)), right).toEqual([
      "CS-01 display-unknown",
    ]);
  }
  expect(
    errors(
      xml.replace('<display value="Community Pharmacy Pharmacy First Service"/>', '<display value="Pharmacy First"/>'),
    ),
  ).toEqual(["CS-01 display-unknown"]);
});

test("CS-01: a free text that names another code is refused even with the right display", () => {
  expect(errors(xml.replace('<text value="Acute sinusitis"/>', '<text value="Herpes zoster"/>'))).toEqual([
    "CS-01 text-of-another-code",
  ]);
  expect(errors(xml.replace('<text value="Acute sinusitis"/>', '<text value="Sinuses hurt"/>'))).toEqual([]);
});

test.each(["15805003", "1580500", "15805002000000000000", "abc", "15805011"])(
  "CS-22: %s is refused as a code, in consultation and message",
  (code) => {
    expect(() => consult(complaint(code, "Acute sinusitis"))).toThrow(ConsultationError);
    expect(() => consult(complaint(code, "Acute sinusitis"))).toThrow(/presentingComplaints\[0\]\.condition\.code/);
    expect(
      errors(xml.replace('<code value="15805002"/>', `<code value="${code}"/>`)).filter((rule) =>
        rule.startsWith("CS-22"),
      ),
    ).toHaveLength(1);
  },
);

test("CS-22: a right code of any length passes, in consultation and message", () => {
  expectInside({
    rule: "CS-22",
    name: "",
    input: { ...complaint("40956001", "Guillain-Barré syndrome"), supplies: [tablets] },
  });
});
