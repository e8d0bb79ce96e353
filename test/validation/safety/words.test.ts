import { expect, test } from "vitest";
import { composeMessage, ConsultationError, review, validateMessage, writeXml } from "../../../src/index.js";
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

/** The patient of these cases is 999 195 6832; the other number is well-formed too. */
const other = "9990000018";
const number = (name: string, input: Changes, path: string, at: string): Broken => ({
  rule: "CS-16",
  kind: "confirm",
  name,
  input,
  path,
  at,
});
const dosage = (text: unknown): Changes => ({ supplies: [{ ...tablets, dosage: text }] });
const empty = (name: string, text: string): Broken => ({
  rule: "CS-18",
  kind: "warning",
  name,
  input: dosage(text),
  path: "supplies[0].dosage.text",
  at: ".text",
});

const broken: readonly Broken[] = [
  number("in the summary", { clinicalSummary: `Came with her sister (${other}).` }, "clinicalSummary[0]", ".summary"),
  number("with spaces, in the history", { history: ["", "Notes of 999 000 0018."].slice(1) }, "history[0]", ".summary"),
  number("with hyphens, in a dosage", dosage("See 999-000-0018"), "supplies[0].dosage.text", ".text"),
  number(
    "in a reason",
    { declinedSupplies: [{ product: tablets.product, unit: "tablet", reason: `As for ${other}` }] },
    "declinedSupplies[0].reason",
    ".text",
  ),
  number(
    "in a line of the address",
    { patient: { ...adult, address: { line: [`c/o ${other}`] } } },
    "patient.address.line[0]",
    ".line[0]",
  ),
  empty("as directed", "As directed"),
  empty("as directed, with more words", "Take as directed by your GP."),
  empty("mdu", "M.D.U."),
  empty("three characters", "1od"),
];

const inside: readonly Inside[] = [
  {
    rule: "CS-16",
    name: "the patient's own number, spaced",
    input: { clinicalSummary: "NHS number 999 195 6832 checked." },
  },
  { rule: "CS-16", name: "ten digits with a wrong check digit", input: { clinicalSummary: "Order 9990000019." } },
  { rule: "CS-16", name: "eleven digits, a telephone number", input: { clinicalSummary: `Call 0${other}.` } },
  {
    rule: "CS-16",
    name: "a SNOMED CT code of ten digits",
    input: {
      presentingComplaints: [
        {
          condition: { code: "1162737008", display: "Self reported systolic blood pressure" },
          clinicalStatus: "active",
        },
      ],
    },
  },
  { rule: "CS-18", name: "four characters", input: dosage("1 od") },
  { rule: "CS-18", name: "how much, then as directed", input: dosage("One as directed, at most 4 a day") },
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

test("CS-16: the text of an ambulatory report is read, also as the attachment of a message", () => {
  const report = (text: string): Broken => ({
    rule: "CS-16",
    kind: "confirm",
    name: "in a report",
    input: {
      service: "blood-pressure-check",
      pathway: undefined,
      ambulatoryReport: { contentType: "text/plain", title: "24 hour report", text },
    },
    path: "ambulatoryReport.text",
    at: ".valueAttachment.data",
  });
  expectBroken(report(`Average 128/82. Patient ${other}.`));
  expectConfirmed(report(`Average 128/82. Patient ${other}.`));
  expectInside(report("Average 128/82. Patient 999 195 6832. Device 9990000019, serial 99900000181."));
});

test("CS-16: an attached text is read in the encodings that programs write; what is no text is not", () => {
  const { bundle } = composeMessage(
    consult({
      service: "blood-pressure-check",
      pathway: undefined,
      ambulatoryReport: { contentType: "text/plain", title: "24 hour report", text: "x" },
    }),
    { sender, clock, newId: countingIds() },
  );
  const found = (contentType: string, bytes: Uint8Array): boolean => {
    const xml = writeXml(bundle)
      .replace('<contentType value="text/plain"/>', `<contentType value="${contentType}"/>`)
      .replace('<data value="eA=="/>', `<data value="${Buffer.from(bytes).toString("base64")}"/>`);
    return validateMessage(xml, { now: clock() }).issues.some(({ rule }) => rule === "CS-16");
  };
  const number = `NHS number ${other}`;
  expect(found("text/plain", Buffer.from(number))).toBe(true);
  expect(found("text/plain; charset=utf-8", Buffer.from(`\u00e9 ${number}`, "latin1"))).toBe(true);
  expect(found("text/plain", Buffer.from(`\ufeff${number}`, "utf16le"))).toBe(true);
  expect(found("text/plain", Buffer.from(`\ufeff${number}`, "utf16le").swap16())).toBe(true);
  expect(found("application/pdf", Buffer.from(`%PDF-1.4 ${number}`))).toBe(false);
});

test("CS-16: an id that looks like an NHS number is not reported, nor the reference in the header", () => {
  const { bundle, ids } = composeMessage(consult({}), { sender, clock, newId: countingIds() });
  const xml = writeXml(bundle).replaceAll(ids.encounter, "ab999000-0018-4000-8000-000000000006");
  expect(xml).toContain('<valueString value="urn:uuid:ab999000-0018-4000');
  expect(validateMessage(xml, { now: clock() }).issues).toEqual([]);
});

test("CS-18: the patient's instructions are checked by themselves, and one text for both is reported once", () => {
  const paths = (text: unknown): readonly string[] =>
    review(consult(dosage(text)), { now: clock() }).warnings.map(({ path }) => path);
  expect(paths({ text: "500mg four times a day", patientInstruction: "mdu" })).toEqual([
    "supplies[0].dosage.patientInstruction",
  ]);
  expect(paths("mdu")).toEqual(["supplies[0].dosage.text"]);
});

test("CS-18: around the words of a dosage, each character of ASCII counts as it does beside others", () => {
  const printed = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  const empty = (end: string): readonly boolean[] =>
    printed.map((character) =>
      review(consult(dosage(`As directed${character}${end}`)), { now: clock() }).warnings.some(
        ({ rule }) => rule === "CS-18",
      ),
    );
  expect(empty("")).toEqual(empty("\u2014"));
  expect(new Set(empty(""))).toEqual(new Set([true, false]));
});

test.each(["\u0000", "\u0007", "\uFFFE", "\uD800", "\uDC00 alone"])(
  "CS-17: a character that XML cannot carry (%j) is named with its place, never dropped",
  (character) => {
    const parse = (): unknown => consult({ advice: ["Rest.", `Drink${character}water`] });
    expect(parse).toThrow(ConsultationError);
    expect(parse).toThrow(/advice\[1\].*position 6/);
  },
);

test("CS-17: every character that XML carries is kept: accents, emoji, tabs and lines", () => {
  const text = "Zoë\t\u{1F600}\r\nO’Neill \uE000 \u{10FFFF}";
  expect(consult({ advice: [text] }).advice).toEqual([text]);
});
