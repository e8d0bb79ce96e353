import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isFhirDate,
  parseFhirDate,
  isFhirDateTime,
  parseFhirDateTime,
  instantOf,
  isInstant,
  millisecondsOf,
  parseInstant,
} from "../../src/values/dates.js";
import { InvalidValueError } from "../../src/errors.js";

test("UR-032: a birth date is kept as exact as it was written", () => {
  for (const date of ["1985", "1985-02", "1985-02-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
    expect(parseFhirDate(date)).toBe(date);
});

test("UR-032: a day that the calendar does not have is refused", () => {
  for (const wrong of [
    "2023-02-29",
    "1900-02-29",
    "2025-04-31",
    "2025-01-32",
    "2025-01-00",
    "2025-13-01",
    "2025-00-01",
    "0000",
    "0000-01-01",
  ]) {
    expect(isFhirDate(wrong)).toBe(false);
    expect(() => parseFhirDate(wrong)).toThrow(InvalidValueError);
  }
});

test("UR-032: other ways to write a date are refused", () => {
  for (const wrong of [
    "",
    "28/02/1985",
    "19850228",
    "1985-2-8",
    "85-02-28",
    "1985-02-28Z",
    "1985-02-28T00:00:00Z",
    "+1985",
    "12985-01-01",
    "1985-02-28\n",
    1985,
    null,
  ]) {
    expect(isFhirDate(wrong)).toBe(false);
    expect(() => parseFhirDate(wrong as string)).toThrow(/^date must be/);
  }
});

test("UR-032: exactly the days that a Date keeps unchanged are accepted", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
        const date = new Date(Date.UTC(year, month - 1, day));
        expect(isFhirDate(text)).toBe(date.getUTCMonth() === month - 1 && date.getUTCDate() === day);
      },
    ),
    { numRuns: 1000 },
  );
});

test("UR-031: a dateTime keeps its offset and its fraction as written", () => {
  for (const text of [
    "2025",
    "2025-03",
    "2025-03-30",
    "2025-03-30T09:15:00+01:00",
    "2025-03-30T09:15:00Z",
    "2025-03-30T09:15:00.2711908+01:00",
    "2025-03-30T00:00:00-14:00",
    "-0044-03-15T09:15:00+01:00",
    "2025-03-30T23:59:59+14:00",
    "2025-03-30T09:15:00-00:00",
  ]) {
    expect(parseFhirDateTime(text)).toBe(text);
  }
});

test("UR-031: a time that no clock shows, or without seconds or an offset, is refused", () => {
  for (const wrong of [
    "2025-03-30T09:15+01:00",
    "2025-03-30T09:15:00",
    "2025-03-30T24:00:00Z",
    "2025-06-30T23:59:60Z",
    "2025-03-30T09:60:00Z",
    "2025-03-30T09:15:00+14:01",
    "2025-03-30T09:15:00+15:00",
    "2025-03-30T09:15:00+0100",
    "2025-03-30T09:15:00z",
    "2025-03-30 09:15:00Z",
    "2025-03T09:15:00Z",
    "2025-03-30xT09:15:00Z",
    "2025-03-30T09:15:00Zx",
    "2025-03-30T09:15:00-",
    "2025-03-30T09:15:00.Z",
    "2023-02-29T09:15:00Z",
    "T09:15:00Z",
    "",
    null,
  ]) {
    expect(isFhirDateTime(wrong)).toBe(false);
    expect(() => parseFhirDateTime(wrong as string)).toThrow(InvalidValueError);
  }
});

test("UR-005: an instant goes down to the second and has an offset", () => {
  expect(parseInstant("2023-08-08T09:19:16.9316747+01:00")).toBe("2023-08-08T09:19:16.9316747+01:00");
  for (const wrong of ["2023", "2023-08-08", "2023-08-08T09:19:16", "", 0]) {
    expect(isInstant(wrong)).toBe(false);
    expect(() => parseInstant(wrong as string)).toThrow(InvalidValueError);
  }
});

test("UR-005: the instant of a Date is in UTC and means the same moment", () => {
  expect(instantOf(new Date("2025-03-30T09:15:00+01:00"))).toBe("2025-03-30T08:15:00.000Z");
  fc.assert(
    fc.property(
      fc.date({
        min: new Date("0001-01-01T00:00:00Z"),
        max: new Date("9999-12-31T23:59:59.999Z"),
        noInvalidDate: true,
      }),
      (date) => {
        expect(millisecondsOf(instantOf(date))).toBe(date.getTime());
      },
    ),
  );
  for (const wrong of [
    new Date(Number.NaN),
    new Date("+010000-01-01T00:00:00Z"),
    new Date("-000001-01-01T00:00:00Z"),
  ]) {
    expect(() => instantOf(wrong)).toThrow(InvalidValueError);
  }
});

test("times are compared across offsets, and a day counts as its first moment in UTC", () => {
  const at = (text: string): number => millisecondsOf(parseFhirDateTime(text));
  expect(at("2025-03-30T09:15:00+01:00")).toBe(at("2025-03-30T08:15:00Z"));
  expect(at("2025-03-30T09:15:00.9999999Z")).toBe(at("2025-03-30T09:15:00.999Z"));
  expect(at("2025-03-30")).toBe(at("2025-03-30T00:00:00Z"));
  expect(at("2025")).toBe(at("2025-01-01"));
  expect(() => at("-0044-03-15")).toThrow(InvalidValueError);
});
