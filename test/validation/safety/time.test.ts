import { expect, test } from "vitest";
import {
  buildMessage,
  ConsultationError,
  composeMessage,
  parseFhirDateTime,
  validateMessage,
  validateResources,
  writeXml,
} from "../../../src/index.js";
import { ageOn, isApart, isBefore, isLaterDay, spanOf } from "../../../src/validation/safety/facts/moments.js";
import { countingIds, sender } from "../../message/support/composed.js";
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

/** The clock of these tests says 2025-07-02T09:30:00.250Z. */
const measured = (measuredAt: string, startedAt?: string): Changes => ({
  ...(startedAt === undefined ? {} : { startedAt }),
  observations: [{ type: "temperature", value: "37", unit: "Cel", measuredAt }],
});
const backwards = { rule: "CS-10", kind: "error" } as const;
const past = { rule: "CS-11", kind: "confirm" } as const;
const start = { path: "startedAt", at: ".period.start" };
const taken = { path: "observations[0].measuredAt", at: ".effectiveDateTime" };

const broken: readonly Broken[] = [
  {
    ...backwards,
    ...start,
    name: "an encounter 5 minutes and a second ahead",
    input: { startedAt: "2025-07-02T09:35:01.300Z" },
  },
  { ...backwards, ...start, name: "an encounter tomorrow", input: { startedAt: "2025-07-03" } },
  {
    ...backwards,
    name: "an encounter that ends before it starts",
    input: { endedAt: "2025-07-02T10:04:59+01:00" },
    path: "endedAt",
    at: ".period.end",
  },
  {
    ...backwards,
    name: "an end before the start that only the offsets tell",
    input: { endedAt: "2025-07-02T10:30:00+02:00" },
    path: "endedAt",
    at: ".period.end",
  },
  { ...backwards, ...taken, name: "a measurement in the future", input: measured("2025-07-02T10:40:00+01:00") },
  {
    ...backwards,
    name: "a birth the day after",
    input: { patient: { ...adult, birthDate: "2025-07-03" } },
    path: "patient.birthDate",
    at: ".birthDate",
  },
  {
    ...backwards,
    name: "a supply before the birth",
    path: "supplies[0].suppliedAt",
    at: ".whenHandedOver",
    input: { patient: { ...adult, birthDate: "1990-05-21" }, supplies: [{ ...tablets, suppliedAt: "1990-05-20" }] },
  },
  { ...past, ...start, name: "an encounter 7 days and a second ago", input: { startedAt: "2025-06-25T09:29:59Z" } },
  { ...past, ...start, name: "an encounter 8 days ago", input: { startedAt: "2025-06-24" } },
  { ...past, ...taken, name: "a measurement 8 days before", input: measured("2025-06-24") },
  {
    ...past,
    ...taken,
    name: "a measurement 7 days and a minute after",
    input: measured("2025-06-30T10:06:00+01:00", "2025-06-23T10:05:00+01:00"),
  },
];

const inside: readonly Inside[] = [
  {
    rule: "CS-10",
    name: "an encounter 5 minutes ahead, as clocks differ",
    input: { startedAt: "2025-07-02T09:35:00.250Z" },
  },
  { rule: "CS-10", name: "an encounter today, without a time", input: { startedAt: "2025-07-02" } },
  {
    rule: "CS-10",
    name: "an encounter that ends in the second in which it starts",
    input: { endedAt: "2025-07-02T10:05:00+01:00" },
  },
  { rule: "CS-10", name: "an encounter that ends on the day, without a time", input: { endedAt: "2025-07-02" } },
  {
    rule: "CS-10",
    name: "a birth on the day, whose clock says early morning",
    input: { patient: { ...adult, birthDate: "2025-07-02" }, startedAt: "2025-07-02T00:10:00+01:00" },
  },
  {
    rule: "CS-10",
    name: "a supply on the day of birth",
    input: { patient: { ...adult, birthDate: "1990-05-21" }, supplies: [{ ...tablets, suppliedAt: "1990-05-21" }] },
  },
  {
    rule: "CS-11",
    name: "an encounter 7 days ago to the millisecond",
    input: { startedAt: "2025-06-25T09:30:00.250Z" },
  },
  { rule: "CS-11", name: "an encounter 7 days ago, without a time", input: { startedAt: "2025-06-25" } },
  { rule: "CS-11", name: "a measurement 7 days before to the second", input: measured("2025-06-25T10:05:00+01:00") },
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

test("CS-11: of a message the days are counted to its own timestamp, whenever it is read", () => {
  const { bundle } = composeMessage(consult({}), {
    sender,
    clock: () => new Date("2025-07-02T10:00:00Z"),
    newId: countingIds(),
  });
  const rules = (now: string): readonly string[] =>
    validateResources(bundle, { now: new Date(now) }).issues.map(({ rule }) => rule);
  expect([rules("2025-07-02T10:00:00Z"), rules("2035-01-01T00:00:00Z"), rules("2025-07-01T00:00:00Z")]).toEqual([
    [],
    [],
    ["CS-10"],
  ]);
});

test("CS-10: with a clock that is an hour slow nothing is built, and no time is changed to fit", () => {
  const build = (minute: string) => (): unknown =>
    buildMessage(consult({}), { sender, clock: () => new Date(`2025-07-02T${minute}:00Z`) });
  expect(build("08:05")).toThrow(ConsultationError);
  expect(build("09:00")).not.toThrow();
});

test("CS-10: a partial date of a message from elsewhere is judged by what it certainly says", () => {
  const { bundle } = composeMessage(consult({}), {
    sender,
    clock: () => new Date("2025-07-02T10:00:00Z"),
    newId: countingIds(),
  });
  const xml = writeXml(bundle);
  const errors = (start: string): readonly string[] =>
    validateMessage(xml.replace(/<period><start value="[^"]*"/, `<period><start value="${start}"`), {
      now: new Date("2025-07-02T10:00:00Z"),
    }).issues.flatMap(({ severity, rule }) => (severity === "error" ? [rule] : []));
  expect([errors("2025"), errors("2025-07"), errors("2025-08"), errors("2026"), errors("1989-12")]).toEqual([
    [],
    [],
    ["CS-10"],
    ["CS-10"],
    ["CS-10"],
  ]);
});

test("CS-12: age is counted by calendar, leap days and partial dates included", () => {
  const age = (born: string, day: string): readonly (number | undefined)[] => {
    const found = ageOn(parseFhirDateTime(born), parseFhirDateTime(day));
    return [found?.least, found?.most];
  };
  expect(age("2007-07-02", "2025-07-01T23:59:00+01:00")).toEqual([17, 17]);
  expect(age("2007-07-02", "2025-07-02T00:00:00+01:00")).toEqual([18, 18]);
  expect(age("2008-02-29", "2026-02-28")).toEqual([17, 17]);
  expect(age("2008-02-29", "2026-03-01")).toEqual([18, 18]);
  expect(age("2007", "2025-07-02")).toEqual([17, 18]);
  expect(age("2007-07", "2025-07-02")).toEqual([17, 18]);
  expect(age("2007-07-02", "2025")).toEqual([17, 18]);
});

test("CS-10, CS-11: a missing time never causes a finding", () => {
  const time = parseFhirDateTime;
  expect(isBefore(time("2025-07-01"), time("2025-07-02T00:30:00+01:00"))).toBe(false);
  expect(isBefore(time("2025-06-30"), time("2025-07-02T00:30:00+01:00"))).toBe(true);
  expect(isBefore(time("2024"), time("2025-01"))).toBe(false);
  expect(isBefore(time("2024-11"), time("2025-01"))).toBe(true);
  expect(isBefore(time("2024"), time("2025-01-02"))).toBe(true);
  expect(isApart(spanOf(time("-0044")), spanOf(time("2025")), 7)).toBe(false);
  expect(isApart(spanOf(time("2025")), spanOf(time("-0044")), 7)).toBe(false);
  expect(isApart(spanOf(time("2025-07-01")), spanOf(time("2025-07-20")), 7)).toBe(true);
  expect([isBefore(time("-0044"), time("2025")), isBefore(time("2025"), time("-0044"))]).toEqual([false, false]);
});

test("CS-10: a day is later by the calendar as it is written, as far as both are known", () => {
  const isLater = (a: string, b: string): boolean => isLaterDay(parseFhirDateTime(a), parseFhirDateTime(b));
  expect([
    isLater("2025-07-03", "2025-07-02"),
    isLater("2025-07-02", "2025-07-02"),
    isLater("2025-07-02", "2025-07-03"),
  ]).toEqual([true, false, false]);
  expect([
    isLater("2025-07-03", "2025-07"),
    isLater("2025-08", "2025-07-31"),
    isLater("2025", "2025-07-02"),
    isLater("2026", "2025-07-02"),
  ]).toEqual([false, true, false, true]);
  expect(isLater("2025-07-02T23:00:00Z", "2025-07-02T01:00:00Z")).toBe(false);
});

test("CS-12: before the year 1 no age is counted, and a partial date counts to both of its ends", () => {
  const age = (born: string, day: string): unknown => ageOn(parseFhirDateTime(born), parseFhirDateTime(day));
  expect([age("-0044-03-15", "2025-07-02"), age("1990-05-21", "-0044-03-15"), age("-0044", "-0044")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(age("2007-07", "2025-07")).toEqual({ least: 17, most: 18 });
  expect(age("2007", "2025")).toEqual({ least: 17, most: 18 });
  expect(age("2007-12-31", "2025-12")).toEqual({ least: 17, most: 18 });
  expect(age("2007-01-01", "2025")).toEqual({ least: 18, most: 18 });
});
