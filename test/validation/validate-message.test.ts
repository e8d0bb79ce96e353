import fc from "fast-check";
import { expect, test } from "vitest";
import { validateMessage, type Report } from "../../src/validation/index.js";
import { brokenText } from "./support/broken-text.js";
import { mutants } from "./support/mutants.js";
import { beyondConfirmed, changed, changedIn, element, rightMessage } from "./support/right-message.js";
import { inputs, spread } from "../support/inputs.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(brokenText)("UR-001: $name gets a report of one error or more", ({ xml, kind }) => {
  const report = validateMessage(xml);
  expect({ kind: report.kind, valid: report.valid }).toEqual({ kind, valid: false });
  expect(
    report.issues.some(({ severity, line, column }) => severity === "error" && Number(line) > 0 && Number(column) > 0),
  ).toBe(true);
  expect(validateMessage(bytes(xml))).toEqual(report);
});

test("UR-001: an unreadable text is one error, with the reader's word for it and the place", () => {
  expect(validateMessage(`<!DOCTYPE x>${rightMessage}`).issues).toEqual([
    expect.objectContaining({ rule: "UR-001", code: "doctype", line: 1 }),
  ]);
  expect(validateMessage(Uint8Array.of(0x3c, 0xff, 0xfe)).issues).toEqual([
    expect.objectContaining({ rule: "UR-001", code: "encoding" }),
  ]);
});

test("UR-001: whatever the bytes are, they get a report", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (source) => !validateMessage(source).valid),
    { numRuns: inputs(60, 500) },
  );
  fc.assert(
    fc.property(fc.nat(rightMessage.length), fc.nat(40), fc.string({ maxLength: 12 }), (at, length, text) => {
      const { kind, valid, issues } = validateMessage(
        rightMessage.slice(0, at) + text + rightMessage.slice(at + length),
      );
      return kind !== "unreadable"
        ? valid === !issues.some(({ severity }) => severity === "error")
        : issues.length === 1;
    }),
    { numRuns: inputs(60, 500) },
  );
});

test("issues are sorted by place", () => {
  const twice = changedIn(
    "Condition",
    element("asserter"),
    "",
    0,
    changedIn("Patient", element("gender"), "", 0, changed(rightMessage, element("identifier"), "")),
  );
  const issues = beyondConfirmed(validateMessage(twice));
  expect(issues.map(({ rule }) => rule)).toEqual(["UR-002", "UR-032", "UR-038"]);
  expect(issues.map(({ line }) => line)).toEqual(
    issues.map(({ line }) => line).toSorted((a, b) => Number(a) - Number(b)),
  );
});

test("an element that is missing is looked for where it should stand", () => {
  const lines = rightMessage.split("\n");
  const [issue] = validateMessage(changedIn("Composition", element("title"), "")).issues;
  expect(issue?.path).toMatch(/\.title$/);
  expect(lines[Number(issue?.line) - 1]?.trim()).toBe("<Composition>");
  expect(lines[Number(issue?.line) - 1]?.charAt(Number(issue?.column) - 1)).toBe("<");
});

test("no message of an issue holds what stands in the patient's record", () => {
  const personal = [
    "Fairweather",
    "Dominic",
    "9991956832",
    "9991956833",
    "1990-05-21",
    "21/05/1990",
    "Made-up Street",
    "ZZ99",
    "Facial pain",
    "Swelling",
    "Okafor",
  ];
  const texts = spread(100, mutants)
    .flatMap(({ xml }) => validateMessage(xml).issues)
    .flatMap(({ message, path, code, rule }) => [message, path, code, rule]);
  expect(texts.filter((text) => personal.some((word) => text.includes(word)))).toEqual([]);
  expect(texts.length).toBeGreaterThan(inputs(60, 300));
});

test("a resource type of FHIR that Update Record does not allow is reported once, by the guide's rule", () => {
  const flag = mutants.find(({ name }) => name === "a resource of type Flag");
  expect(beyondConfirmed(validateMessage(flag?.xml ?? ""))).toHaveLength(1);
});

test("UR-002: what else is wrong with the root does not make it something else", () => {
  const report = validateMessage(changed(rightMessage, "<Bundle ", '<Bundle id="a" '));
  expect(report.kind).toBe("update-record");
  expect(beyondConfirmed(report).map(({ rule, code, path, line }) => [rule, code, path, line])).toEqual([
    [
      "FHIR-xml",
      "unknown-attribute",
      "Bundle",
      rightMessage.split("\n").findIndex((text) => text.includes("<Bundle ")) + 1,
    ],
  ]);
});

const older = changed(
  rightMessage
    .replaceAll('<code value="2129921000000100"/>', '<code value="1577041000000109"/>')
    .replaceAll(
      "Community Pharmacy Pharmacy First Service",
      "Community Pharmacist Consultation Service for minor illness",
    ),
  /$/,
  "\n",
);

test("UR-050: without a release a message may follow either; with one it must follow that", () => {
  expect(beyondConfirmed(validateMessage(older))).toEqual([]);
  expect(beyondConfirmed(validateMessage(rightMessage, { release: "1.2.1" }))).toEqual([]);
  expect(beyondConfirmed(validateMessage(older, { release: "1.2.0" }))).toEqual([]);
  const said = (report: Report): string[] => beyondConfirmed(report).map(({ rule, code }) => `${rule} ${code}`);
  expect(said(validateMessage(older, { release: "1.2.1" }))).toEqual(["UR-050 other-release"]);
  expect(said(validateMessage(rightMessage, { release: "1.2.0" }))).toEqual(["UR-050 other-release"]);
});
