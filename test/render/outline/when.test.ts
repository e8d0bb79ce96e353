import { expect, test } from "vitest";
import { writtenBirth, writtenWhen } from "../../../src/render/outline/when.js";
import { takesLess } from "../../support/takes-less.js";

test.each([
  ["2025", "2025"],
  ["2025-11", "Nov-2025"],
  ["2025-11-17", "17-Nov-2025"],
  ["2025-11-17T09:40:00+00:00", "17-Nov-2025 09:40"],
  ["2025-11-17T09:40:00Z", "17-Nov-2025 09:40"],
  ["2025-11-17T09:40:00-00:00", "17-Nov-2025 09:40"],
  ["2025-11-17T09:40:00+01:00", "17-Nov-2025 09:40 (UTC+01:00)"],
  ["2025-07-17T09:40:59.999+01:00", "17-Jul-2025 09:40"],
  ["2025-07-17T09:40:00-03:30", "17-Jul-2025 09:40 (UTC-03:30)"],
  ["last Tuesday", "last Tuesday"],
])("%s is written %s", (dateTime, words) => {
  expect(writtenWhen(dateTime)).toBe(words);
});

test("a time of a million signs is written as it is, at once", async () => {
  const long = `2025-11-17T09:40:${"+".repeat(1_000_000)}`;
  const written = (): void => {
    expect(writtenWhen(long)).toBe(long);
  };
  expect(await takesLess(1_000, written)).toBe(true);
});

test.each([
  ["2025-11-17", "0 days"],
  ["2025-11-16", "1 day"],
  ["2025-11-04", "13 days"],
  ["2025-11-03", "2 weeks"],
  ["2025-08-26", "11 weeks"],
  ["2025-08-25", "2 months"],
  ["2024-11-18", "11 months"],
  ["2024-11-17", "12 months"],
  ["2023-11-18", "23 months"],
  ["2023-11-17", "2"],
  ["1990-11-18", "34"],
])("who was born on %s is aged %s on 17 November 2025", (birthDate, age) => {
  expect(writtenBirth(birthDate, "2025-11-17T09:40:00+00:00")).toBe(`${writtenWhen(birthDate)} (aged ${age})`);
});

test("an age is counted to the day in England; without both days, or before the birth, there is none", () => {
  expect(writtenBirth("1990-07-02", "2025-07-01T23:30:00Z")).toBe("02-Jul-1990 (aged 35)");
  expect(writtenBirth("1990-07", "2025-07-01")).toBe("Jul-1990");
  expect(writtenBirth("1990-07-02")).toBe("02-Jul-1990");
  expect(writtenBirth("2025-07-02", "2025-07-01")).toBe("02-Jul-2025");
});
