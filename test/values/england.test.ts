import { expect, test } from "vitest";
import { englandAheadAt, englandDayOf, englandMidnightOf, englandTimeOf } from "../../src/values/england.js";

const london = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

const byIntl = (milliseconds: number): string => {
  const parts = Object.fromEntries(london.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}`;
};

test("England's clocks are those of Intl, every 7 hours of 40 years and around each change", () => {
  const changes: string[] = [];
  let before = englandAheadAt(Date.UTC(1996, 0, 1));
  for (let at = Date.UTC(1996, 0, 1); at < Date.UTC(2036, 0, 1); at += 7 * 3_600_000) {
    if (englandTimeOf(at) !== byIntl(at)) changes.push(new Date(at).toISOString());
    const ahead = englandAheadAt(at);
    if (ahead !== before)
      for (let near = at - 8 * 3_600_000; near <= at; near += 1_800_000)
        if (englandTimeOf(near) !== byIntl(near)) changes.push(new Date(near).toISOString());
    before = ahead;
  }
  expect(changes).toEqual([]);
});

test.each([
  ["2026-07-01T23:30:00Z", "2026-07-02"],
  ["2026-07-02T00:30:00+01:00", "2026-07-02"],
  ["2026-01-01T23:30:00Z", "2026-01-01"],
  ["2026-01-01T04:00:00+05:00", "2025-12-31"],
  ["2026-03-29T00:59:59Z", "2026-03-29"],
  ["2026-06", "2026-06"],
  ["2026-06-30", "2026-06-30"],
  ["-0001-06-30T23:30:00Z", "-0001-06-30"],
])("the day of %s in England is %s", (dateTime, day) => {
  expect(englandDayOf(dateTime)).toBe(day);
});

test("a day begins at England's midnight, also on the days on which the clocks change", () => {
  const begins = (day: string): string => new Date(englandMidnightOf(Date.parse(day))).toISOString();
  expect(["2025-03-30", "2025-03-31", "2025-10-26", "2025-10-27"].map(begins)).toEqual([
    "2025-03-30T00:00:00.000Z",
    "2025-03-30T23:00:00.000Z",
    "2025-10-25T23:00:00.000Z",
    "2025-10-27T00:00:00.000Z",
  ]);
});
