import { expect, test } from "vitest";
import { isGphcNumber, parseGphcNumber } from "../../src/values/gphc-number.js";
import { InvalidValueError } from "../../src/errors.js";
import { isMailboxId, parseMailboxId } from "../../src/values/mailbox-id.js";
import { isOdsCode, parseOdsCode } from "../../src/values/ods-code.js";
import { isUuid, isUuidUrl, newUuid, parseUuid } from "../../src/values/uuid.js";

const notText = [undefined, null, 7, {}, []];

test("UR-033: ODS codes of pharmacies, practices and sites are accepted", () => {
  for (const code of ["X26", "FQW30", "A12345", "RR8000123"]) expect(parseOdsCode(code)).toBe(code);
});

test("UR-033: a placeholder, lower case, and a code too short or too long are refused", () => {
  for (const wrong of ["A(*)", "fqw30", "AB", "ABCDEFGHIJ", "FQW 30", "FQW30\n", "", 12345, ["FQW30"], ...notText]) {
    expect(isOdsCode(wrong)).toBe(false);
    expect(() => parseOdsCode(wrong as string)).toThrow(/^ODS code must be 3 to 9 upper-case letters and digits$/);
  }
});

test("UR-034: a GPhC number is seven digits; the examples' NNNNNNN is refused", () => {
  expect(parseGphcNumber("2012345")).toBe("2012345");
  for (const wrong of ["NNNNNNN", "201234", "20123456", "2012345 ", "", 2012345, ["2012345"], ...notText]) {
    expect(isGphcNumber(wrong)).toBe(false);
    expect(() => parseGphcNumber(wrong as string)).toThrow(/^GPhC number must be seven digits$/);
  }
});

test("ME-02: a mailbox id is upper case and holds nothing that breaks a token or an address", () => {
  for (const id of ["X26HC005", "MAILBOX01", "A12345GP001", "TEST_BOX-1"]) expect(parseMailboxId(id)).toBe(id);
  for (const wrong of [
    "x26hc005",
    "X26:1",
    "X26/..",
    "X26 1",
    "_X26",
    "X26\r\n",
    "",
    "X".repeat(101),
    ["X26HC005"],
    ...notText,
  ]) {
    expect(isMailboxId(wrong)).toBe(false);
    expect(() => parseMailboxId(wrong as string)).toThrow(InvalidValueError);
  }
});

test("UR-007: a UUID is lower case, so that references compare letter by letter", () => {
  expect(parseUuid("108805b4-32df-464d-a0a6-11c37afd74f2")).toBe("108805b4-32df-464d-a0a6-11c37afd74f2");
  for (const wrong of [
    "108805B4-32DF-464D-A0A6-11C37AFD74F2",
    "urn:uuid:108805b4-32df-464d-a0a6-11c37afd74f2",
    "108805b432df464da0a611c37afd74f2",
    "108805b4-32df-464d-a0a6-11c37afd74f20",
    "",
    ["108805b4-32df-464d-a0a6-11c37afd74f2"],
    ...notText,
  ]) {
    expect(isUuid(wrong)).toBe(false);
    expect(() => parseUuid(wrong as string)).toThrow(InvalidValueError);
  }
});

test("UR-007: the address of a UUID is urn:uuid: and the UUID, and nothing around it", () => {
  const uuid = "0189abcd-32ef-464d-a0a6-11c37afd74f2";
  expect(isUuidUrl(`urn:uuid:${uuid}`)).toBe(true);
  const wrong = [
    uuid,
    `urn:uuid:${uuid.toUpperCase()}`,
    `URN:UUID:${uuid}`,
    `urn:uuid:${uuid}0`,
    `aurn:uuid:${uuid}`,
    `urn:uuid:${uuid.slice(0, -1)}`,
    `urn:uuid:${uuid.replaceAll("-", "")}`,
    `urn:uuid:${uuid.replace("a", "g")}`,
  ];
  const inEachPart = [
    "x189abcd-32ef-464d-a0a6-11c37afd74f2",
    "0189abcd-x2ef-464d-a0a6-11c37afd74f2",
    "0189abcd-32ef-x64d-a0a6-11c37afd74f2",
    "0189abcd-32ef-464d-x0a6-11c37afd74f2",
    "0189abcd-32ef-464d-a0a6-x1c37afd74f2",
  ];
  for (const value of [...wrong, ...inEachPart.map((part) => `urn:uuid:${part}`), [`urn:uuid:${uuid}`], ...notText])
    expect(isUuidUrl(value)).toBe(false);
});

test("UR-007: new UUIDs are random ones of version 4 and differ", () => {
  const made = Array.from({ length: 200 }, newUuid);
  expect(new Set(made).size).toBe(200);
  for (const uuid of made)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
