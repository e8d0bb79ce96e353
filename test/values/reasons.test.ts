import { expect, test } from "vitest";
import { InvalidValueError } from "../../src/errors.js";
import {
  decimalOf,
  instantOf,
  millisecondsOf,
  parseDecimal,
  parseFhirDate,
  parseFhirDateTime,
  parseGphcNumber,
  parseInstant,
  parseMailboxId,
  parseNhsNumber,
  parseOdsCode,
  parseSctId,
  parseUuid,
  sctIdKind,
  type FhirDateTime,
  type SctId,
} from "../../src/values/index.js";

/** All that a caller learns about a refused value. */
const reasons: readonly (readonly [rule: string, refuse: () => unknown, kind: string, reason: string])[] = [
  [
    "UR-001",
    () => parseDecimal("1e3"),
    "decimal",
    "must be digits with at most one point, such as 37.40 (no exponent, no plus sign, no leading zeros)",
  ],
  [
    "UR-001",
    () => decimalOf(Number.NaN),
    "decimal",
    "must be digits with at most one point, such as 37.40 (no exponent, no plus sign, no leading zeros)",
  ],
  [
    "UR-032",
    () => parseFhirDate("1985-02-30"),
    "date",
    "must be yyyy, yyyy-mm or yyyy-mm-dd, and exist in the calendar",
  ],
  [
    "UR-031",
    () => parseFhirDateTime("2025-03-30T09:15Z"),
    "date and time",
    "must be a date, or a date with a time, seconds and an offset (2025-03-30T09:15:00+01:00)",
  ],
  [
    "UR-005",
    () => parseInstant("2025-03-30"),
    "instant",
    "must be a day with a time, seconds and an offset (2025-03-30T09:15:00.000+01:00)",
  ],
  ["UR-005", () => instantOf(new Date(Number.NaN)), "instant", "must be a valid Date"],
  [
    "CS-10",
    () => millisecondsOf("-0044-03-15" as FhirDateTime),
    "date and time",
    "is too far in the past to be compared",
  ],
  ["UR-032", () => parseNhsNumber("999000001"), "NHS number", "must be ten digits (spaces between them are allowed)"],
  [
    "UR-032",
    () => parseNhsNumber("9990000019"),
    "NHS number",
    "has a wrong check digit: at least one digit was mistyped",
  ],
  ["UR-033", () => parseOdsCode("fqw30"), "ODS code", "must be 3 to 9 upper-case letters and digits"],
  ["UR-034", () => parseGphcNumber("NNNNNNN"), "GPhC number", "must be seven digits"],
  [
    "ME-02",
    () => parseMailboxId("x26hc005"),
    "MESH mailbox id",
    "must be 1 to 100 upper-case letters, digits, _ and -",
  ],
  ["CS-22", () => parseSctId("12345"), "SNOMED CT identifier", "must be 6 to 18 digits without a leading zero"],
  [
    "CS-22",
    () => parseSctId("5100000991"),
    "SNOMED CT identifier",
    "has an unknown partition (the two digits before the last)",
  ],
  ["CS-22", () => parseSctId("1000000102"), "SNOMED CT identifier", "is too short for a partition with a namespace"],
  ["CS-22", () => parseSctId("3110004"), "SNOMED CT identifier", "has a wrong check digit"],
  ["CS-22", () => sctIdKind("5100000991" as SctId), "SNOMED CT identifier", "has an unknown partition"],
  ["UR-007", () => parseUuid("urn:uuid:"), "UUID", "must be 8-4-4-4-12 hexadecimal digits in lower case"],
];

for (const [rule, refuse, kind, reason] of reasons) {
  test(`${rule}: a ${kind} that is refused ${reason}`, () => {
    let error: unknown;
    try {
      refuse();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({ code: "invalid-value", kind, reason, message: `${kind} ${reason}` });
  });
}
