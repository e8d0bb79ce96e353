import { describe, expect, test } from "vitest";
import { validateMessage, type Report } from "../../src/validation/index.js";
import { isPlainNarrative } from "../../src/validation/invariants/narratives.js";
import { readAcknowledgement } from "../../src/message/acknowledgement/read.js";
import { heavyMessages } from "../fault/heavy-messages.js";
import { acknowledgement } from "./support/mutants/bases.js";
import { changed, changedIn, rightMessage } from "./support/right-message.js";

const now = new Date("2025-07-02T12:00:00Z");
const codesOf = ({ issues }: Report): readonly string[] => issues.map(({ rule, code }) => `${rule} ${code}`);

function heavy(name: string, count: number): string {
  const found = heavyMessages.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no heavy message ${name}`);
  return found.message(count);
}

describe("input that is meant to do harm", () => {
  test.each(["constructor", "__proto__", "toString", "valueOf"])(
    "UR-003, UR-022: a resource named %s is not allowed, in the message or in the document",
    (name) => {
      const entry = `<entry><resource><${name} xmlns="http://hl7.org/fhir"/></resource></entry>`;
      expect(codesOf(validateMessage(changed(rightMessage, /<\/Bundle>\s*$/, `${entry}</Bundle>`), { now }))).toContain(
        "UR-003 resource-not-allowed",
      );
      expect(
        codesOf(validateMessage(changed(rightMessage, /<\/Bundle>(?=\s*<\/resource>)/, `${entry}</Bundle>`), { now })),
      ).toContain("UR-022 resource-not-allowed");
    },
  );

  test.each([
    "<contained/>",
    "<contained><Nobody/></contained>",
    "<contained><!-- --></contained>",
    "<contained/><contained/>",
  ])("UR-022: %s holds no resource, and stops nothing", (contained) => {
    expect(
      codesOf(validateMessage(changedIn("Patient", /(?=<extension|<identifier)/, contained), { now })),
    ).toContainEqual(
      expect.stringMatching(/^(?:FHIR-xml (?:empty|unknown-resource-type)|UR-022 resource-not-allowed)$/),
    );
    expect(
      readAcknowledgement(changedIn("MessageHeader", /(?=<extension)/, contained, 0, acknowledgement())).codes,
    ).toHaveLength(1);
  });

  test("a code or an oid of a million words or numbers is too long, and no pattern is lost in it", () => {
    expect(codesOf(validateMessage(heavy("words in a code", 4_800_000), { now }))).toContain("FHIR-code too-long");
    expect(codesOf(validateMessage(heavy("numbers of an oid", 4_800_000), { now }))).toContain("FHIR-oid too-long");
  });

  test("a decimal may have 1,000 characters, and no more", () => {
    const withWeight = (value: string): readonly string[] =>
      codesOf(validateMessage(changed(rightMessage, '<value value="82.5"', `<value value="${value}"`), { now }));
    expect(withWeight(`82.${"5".repeat(997)}`)).not.toContain("FHIR-decimal wrong-form");
    expect(withWeight(`82.${"5".repeat(998)}`)).toContain("FHIR-decimal wrong-form");
  });

  test("with very many errors, checking stops and says so, and the message is invalid", () => {
    const { issues, valid } = validateMessage(heavy("codes with spaces", 60_000), { now });
    expect(valid).toBe(false);
    expect(issues.length).toBeLessThanOrEqual(2_001);
    expect(issues[0]).toMatchObject({
      severity: "error",
      rule: "UR-001",
      code: "more-issues",
      path: "Bundle",
      line: 1,
    });
    expect(codesOf(validateMessage(heavy("codes with spaces", 1_500), { now }))).not.toContain("UR-001 more-issues");
  });

  test("UR-002: a resource that names another type's profile is not a message, whatever else is wrong with it", () => {
    const { valid, issues } = validateMessage(
      '<Patient xmlns="http://hl7.org/fhir"><meta><profile ' +
        'value="https://fhir.nhs.uk/STU3/StructureDefinition/ITK-MessageHeader-2"/></meta><nothing/></Patient>',
      { now },
    );
    expect(valid).toBe(false);
    expect(issues.map(({ code }) => code)).toEqual(expect.arrayContaining(["not-a-message", "unknown-element"]));
  });

  test("UR-006, UR-116: a part of the handling without its address is reported", () => {
    const xml = changedIn("MessageHeader", '<extension url="BusAckRequested">', "<extension>");
    expect(codesOf(validateMessage(xml, { now }))).toContain("FHIR-xml missing-attribute");
    expect(codesOf(validateMessage(xml.replaceAll("ITK014M", "ITK008M"), { now }))).toContain(
      "FHIR-xml missing-attribute",
    );
  });

  test("what the reader found hides findings at its place or below it, and nothing next to it", () => {
    const gender = changedIn("Patient", '<gender value="male"/>', `<genders value="male"/><gender value="none"/>`);
    expect(codesOf(validateMessage(gender, { now }))).toEqual(
      expect.arrayContaining(["FHIR-xml unknown-element", "UR-032 code-unknown"]),
    );
    const period = changedIn("Encounter", '<start value="2025-07-02T10:05:00+01:00"/>', `<start value=""/>`);
    expect(validateMessage(period, { now }).issues.filter(({ path }) => path.endsWith("period.start"))).toHaveLength(1);
  });

  test.each([
    "resources in the message, then its senders",
    "senders in a message without one",
    "encounters, and parts of the handling",
    "blood pressures",
    "weights, heights and body mass indexes",
    "dosages of three characters",
    "codings beside one long text",
    "digits of a weight and a height",
    "unknown elements, and faults beside them",
  ])("much of one thing gets a report: %s", (name) => {
    expect(codesOf(validateMessage(heavy(name, 1_000), { now }))).toBeInstanceOf(Array);
  });

  test("FHIR-xhtml: spaces before the scheme of an address do not hide it", () => {
    expect(isPlainNarrative(`<a href="   javascript:x">x</a>`)).toBe(false);
    expect(isPlainNarrative(`<a href="   https://a.test">x</a>`)).toBe(true);
    expect(isPlainNarrative(`<a href="${" ".repeat(1_000)}javascript:x">x</a>`)).toBe(false);
  });
});
