import { expect, test } from "vitest";
import {
  buildMessage,
  ConsultationError,
  composeMessage,
  parseFhirDateTime,
  review,
  validateMessage,
  validateResources,
  writeXml,
} from "../../../src/index.js";
import { ageOn, isApart, isBefore, isLaterDay, spanOf } from "../../../src/validation/safety/facts/moments.js";
import { confirmed } from "../../consultation/inputs.js";
import { countingIds, sender } from "../../message/support/composed.js";
import {
  adult,
  consult,
  expectBroken,
  expectConfirmed,
  expectInside,
  foundIn,
  messageOf,
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

const supplied = (suppliedAt: string, more: Changes = {}): Changes => ({
  ...more,
  supplies: [{ ...tablets, suppliedAt }],
});
const reported = (measuredAt: string, more: Changes = {}): Changes => ({
  service: "blood-pressure-check",
  pathway: undefined,
  ambulatoryReport: { contentType: "text/plain", title: "Report", text: "Average 131/82", measuredAt },
  ...more,
});
const report = { path: "ambulatoryReport.measuredAt", at: ".effectiveDateTime" };
const hand = { path: "supplies[0].suppliedAt", at: ".whenHandedOver" };
const end = { path: "endedAt", at: ".period.end" };

const broken: readonly Broken[] = [
  { ...backwards, ...hand, name: "a supply in 2031", input: supplied("2031-07-02T10:15:00+01:00") },
  { ...backwards, ...end, name: "an encounter that ends in 2029", input: { endedAt: "2029-07-02T10:15:00+01:00" } },
  { ...backwards, ...end, name: "an encounter that ends tomorrow", input: { endedAt: "2025-07-03" } },
  { ...backwards, ...report, name: "an ambulatory report in 2027", input: reported("2027-07-01") },
  {
    ...backwards,
    ...taken,
    name: "a measurement before the birth",
    input: measured("1990-05-20T12:00:00Z"),
  },
  {
    ...backwards,
    ...end,
    name: "an encounter that ends on the day before it starts, by England's calendar",
    input: { startedAt: "2025-07-02T00:30:00+01:00", endedAt: "2025-07-01" },
  },
  { ...past, ...report, name: "an ambulatory report of 2021", input: reported("2021-07-01") },
  { ...past, ...hand, name: "a supply 8 days before", input: supplied("2025-06-24") },
  {
    ...past,
    ...hand,
    name: "a supply 7 days and a minute after the end",
    input: supplied("2025-06-30T10:16:00+01:00", {
      startedAt: "2025-06-23T10:05:00+01:00",
      endedAt: "2025-06-23T10:15:00+01:00",
    }),
  },
  {
    ...past,
    ...end,
    name: "an encounter of 12 hours and a second",
    input: { startedAt: "2025-07-01T10:00:00+01:00", endedAt: "2025-07-01T22:00:01+01:00" },
  },
  {
    ...past,
    ...end,
    name: "an encounter with ambulatory monitoring of 72 hours and a second",
    input: reported("2025-07-01", { startedAt: "2025-06-28T10:00:00+01:00", endedAt: "2025-07-01T10:00:01+01:00" }),
  },
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
    name: "a day-only start and a timed end on that day",
    input: { startedAt: "2025-07-02", endedAt: "2025-07-02T09:20:00Z" },
  },
  {
    rule: "CS-10",
    name: "a start late in the evening of UTC, which is the next day in England, and that day as its end",
    input: { startedAt: "2025-07-01T23:30:00Z", endedAt: "2025-07-02" },
  },
  { rule: "CS-10", name: "a supply 5 minutes ahead", input: supplied("2025-07-02T10:35:00+01:00") },
  { rule: "CS-10", name: "an ambulatory report of today", input: reported("2025-07-02") },
  { rule: "CS-11", name: "an ambulatory report of 7 days ago, without a time", input: reported("2025-06-25") },
  { rule: "CS-11", name: "a supply 7 days before to the second", input: supplied("2025-06-25T10:05:00+01:00") },
  {
    rule: "CS-11",
    name: "an encounter of 12 hours",
    input: { startedAt: "2025-07-01T10:00:00+01:00", endedAt: "2025-07-01T21:00:00Z" },
  },
  {
    rule: "CS-11",
    name: "an encounter of several days without a time",
    input: { startedAt: "2025-06-28", endedAt: "2025-07-01T10:00:00+01:00" },
  },
  {
    rule: "CS-11",
    name: "an encounter with ambulatory monitoring of 72 hours",
    input: reported("2025-07-01", { startedAt: "2025-06-28T10:00:00+01:00", endedAt: "2025-07-01T10:00:00+01:00" }),
  },
  {
    rule: "CS-11",
    name: "an encounter of a day with an average of ambulatory monitoring and no report",
    input: {
      startedAt: "2025-07-01T10:00:00+01:00",
      endedAt: "2025-07-02T10:00:00+01:00",
      observations: [{ type: "blood-pressure", systolic: 128, diastolic: 82, method: "average-ambulatory" }],
    },
  },
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
    ["CS-10", "CS-10"],
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

const whole = messageOf({
  endedAt: "2025-07-02T10:15:00+01:00",
  observations: [{ type: "temperature", value: "37", unit: "Cel" }],
  supplies: [tablets],
});
const dated = (name: string, to: string, xml = whole): readonly string[] =>
  foundIn(xml.replace(new RegExp(`(<${name}) value="[^"]*"`), `$1 value="${to}"`), "CS-10");

test.each(["issued", "assertedDate", "whenPrepared", "whenHandedOver", "timestamp", "effectiveDateTime"])(
  "CS-10: in a message %s in 2099 is refused",
  (name) => {
    expect(dated(name, "2099-01-01T10:00:00Z").map((line) => line.replace("Bundle.entry[0]", ""))).toEqual([
      `error in-future .${name}`,
    ]);
    expect(dated(name, "2025-07-02T09:30:00Z")).toEqual([]);
  },
);

test("CS-10: in a message Composition.date in 2099 is refused", () => {
  const composed = (to: string): readonly string[] =>
    foundIn(whole.replace(/(<Composition>.*?<date) value="[^"]*"/, `$1 value="${to}"`), "CS-10");
  expect([composed("2099"), composed("2099-01-01T10:00:00Z"), composed("2025"), composed("1989")]).toEqual([
    ["error in-future .date"],
    ["error in-future .date"],
    [],
    ["error time-backwards .date"],
  ]);
});

test("CS-10: a message made before its encounter began is refused, 5 minutes of clock difference aside", () => {
  expect([
    dated("timestamp", "2025-07-02T08:59:59Z"),
    dated("timestamp", "2025-07-02T09:00:00Z"),
    dated("timestamp", "2024-01-01T00:00:00Z"),
  ]).toEqual([["error time-backwards .timestamp"], [], ["error time-backwards .timestamp"]]);
});

test("CS-10: what is issued after the message was made is not compared with it, as in the official messages", () => {
  const later = whole.replace(/<timestamp value="[^"]*"/, '<timestamp value="2025-07-02T09:06:00Z"');
  expect(foundIn(later, "CS-10")).toEqual([]);
});

test("CS-10: a death before the encounter is refused, on the day or in part of a date it is not", () => {
  const died = (time: string): readonly string[] =>
    foundIn(whole.replace(/(<birthDate value="[^"]*"\/>)/, `$1<deceasedDateTime value="${time}"/>`), "CS-10");
  expect([died("2025-07-01"), died("2025-07-02T10:04:59+01:00"), died("2025-06"), died("2024")]).toEqual(
    Array.from({ length: 4 }, () => ["error time-backwards .deceasedDateTime"]),
  );
  expect(["2025-07-02", "2025-07-02T10:05:00+01:00", "2025-07", "2025", "2025-07-03"].flatMap(died)).toEqual([]);
});

test("CS-10: times that tell nothing of the encounter are not judged", () => {
  const period = '<period><start value="2099-01-01"/></period>';
  const xml = whole
    .replace(/(<identifier><extension.*?<value value="[^"]*"\/>)/, `$1${period}`)
    .replace(/(<birthDate value="[^"]*"\/>)/, `$1<address><city value="Sampleton"/>${period}</address>`);
  expect(xml.split(period)).toHaveLength(3);
  expect(foundIn(xml, "CS-10")).toEqual([]);
});

test.each([
  ["2026-03-10", "2026-03-10T09:20:00Z"],
  ["2026-03-10T09:20:00Z", "2026-03-10"],
  ["2025-07-02T10:05:00+01:00", "2025-07-02"],
  ["2025-07-01T23:30:00Z", "2025-07-02"],
])("CS-10, FHIR-per-1: an encounter from %s to %s is true, and no rule refuses it", (startedAt, endedAt) => {
  const now = new Date("2026-03-10T10:00:00Z");
  const given = consult({
    startedAt,
    endedAt,
    confirmations: [{ ...confirmed("CS-11", "startedAt", startedAt), at: now.toISOString() }],
  });
  const { errors, confirmations } = review(given, { now });
  expect([errors, confirmations]).toEqual([[], []]);
  const { report: checked } = buildMessage(given, { sender, clock: () => now });
  expect(checked.issues.filter(({ rule }) => rule !== "CS-11")).toEqual([]);
});

test("CS-12: age is counted by the calendar of England, whatever offset the time was written with", () => {
  const input = (startedAt: string): Changes => ({
    pathway: "shingles",
    patient: { ...adult, birthDate: "2007-07-02" },
    supplies: [tablets],
    startedAt,
  });
  expectInside({ rule: "CS-12", name: "", input: input("2025-07-01T23:00:00Z") });
  expectBroken({
    rule: "CS-12",
    kind: "confirm",
    name: "",
    input: input("2025-07-01T22:59:59Z"),
    path: "supplies[0]",
    at: "].resource",
  });
  expectInside({ rule: "CS-12", name: "", input: input("2025-07-01T18:00:00-05:00") });
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
  expect(isBefore(time("2025-07-02"), time("2025-07-02T00:30:00+01:00"))).toBe(false);
  expect(isBefore(time("2025-07-01"), time("2025-07-01T23:59:59+01:00"))).toBe(false);
  expect(isBefore(time("2025-07-01"), time("2025-07-02T00:00:00+01:00"))).toBe(true);
  expect(isBefore(time("2025-06-30"), time("2025-07-02T00:30:00+01:00"))).toBe(true);
  expect(isBefore(time("2024"), time("2025-01"))).toBe(true);
  expect(isBefore(time("2025"), time("2025-01"))).toBe(false);
  expect(isBefore(time("2024-11"), time("2025-01"))).toBe(true);
  expect(isBefore(time("2024"), time("2025-01-02"))).toBe(true);
  expect(isApart(spanOf(time("-0044")), spanOf(time("2025")), 7)).toBe(false);
  expect(isApart(spanOf(time("2025")), spanOf(time("-0044")), 7)).toBe(false);
  expect(isApart(spanOf(time("2025-07-01")), spanOf(time("2025-07-20")), 7)).toBe(true);
  expect([isBefore(time("-0044"), time("2025")), isBefore(time("2025"), time("-0044"))]).toEqual([false, false]);
});

test("CS-10: a day is later by the calendar of England, as far as both are known", () => {
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
  expect(isLater("2025-07-02T23:00:00Z", "2025-07-02T01:00:00Z")).toBe(true);
  expect(isLater("2025-07-02T22:59:59Z", "2025-07-02T01:00:00Z")).toBe(false);
  expect([isLater("2025", "-0044"), isLater("-0044", "-0045")]).toEqual([false, false]);
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
