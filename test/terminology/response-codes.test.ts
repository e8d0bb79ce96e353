import { expect, test } from "vitest";
import {
  isResponseCode,
  responseCodes,
  responseCoding,
  type ResponseCode,
} from "../../src/terminology/response-codes.js";

const codesWhere = (wanted: (code: ResponseCode) => boolean): readonly string[] =>
  (Object.keys(responseCodes) as ResponseCode[]).filter(wanted).sort();

test("UR-113: all 49 codes are known", () => {
  expect(Object.keys(responseCodes)).toHaveLength(49);
  expect(isResponseCode("30001")).toBe(true);
  for (const wrong of ["10006", "41001", "toString", "", 30001, undefined]) expect(isResponseCode(wrong)).toBe(false);
});

test("UR-113: codes below 30000 are infrastructure codes, the others business codes", () => {
  expect(codesWhere((code) => responseCodes[code].level === "business")).toEqual(codesWhere((code) => code >= "30000"));
});

test("UR-113: exactly these codes are positive", () => {
  expect(codesWhere((code) => responseCodes[code].positive)).toEqual([
    "20013",
    "30001",
    "30004",
    "30005",
    "30006",
    "30008",
    "30009",
    "30010",
    "30011",
    "30013",
    "30016",
    "30019",
  ]);
});

test("UR-114: a positive code means accepted, a negative one never does", () => {
  for (const code of codesWhere(() => true) as readonly ResponseCode[]) {
    expect(responseCodes[code].outcome === "accepted", code).toBe(responseCodes[code].positive);
  }
});

test("UR-102: 20010 alone means that the practice does not take Update Record, and says to send it another way", () => {
  expect(codesWhere((code) => responseCodes[code].outcome === "switched-off")).toEqual(["20010"]);
  expect(responseCodes["20010"].action).toContain("PDF");
});

test("ME-13: 20007 and 20008 alone mean that the practice has it already", () => {
  expect(codesWhere((code) => responseCodes[code].outcome === "already-there")).toEqual(["20007", "20008"]);
});

test("UR-103: 20009 requires a corrected, new message; UR-082: 20014 voids both", () => {
  expect(responseCodes["20009"].action).toMatch(/correct.*new message/);
  expect(responseCodes["20014"].action).toContain("void");
});

test("UR-112: a code and its display come together", () => {
  expect(responseCoding("30002")).toEqual({
    system: "https://fhir.nhs.uk/STU3/CodeSystem/ITK-ResponseCodes-1",
    code: "30002",
    display: "Patient not known here. (aka 'patient record not present in system')",
  });
});

test("UR-100: every code says what the sender does now, as a sentence", () => {
  for (const [code, { action }] of Object.entries(responseCodes)) expect(action, code).toMatch(/^[A-Z].{20,}[.)]$/);
});
