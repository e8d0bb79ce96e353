import { expect, test } from "vitest";
import {
  deadlinesOf,
  defaultDeadlines,
  hoursAfterSending,
  nextWorkingDayAt,
  type Deadline,
} from "../../src/delivery/deadlines.js";
import { workingDaysOf } from "../../src/delivery/working-days.js";
import { InvalidValueError } from "../../src/errors.js";

const due = (deadline: Deadline, sentAt: string): string => deadline(new Date(sentAt)).toISOString();
const noon = defaultDeadlines.business;

test("the business acknowledgement is due at noon of the next working day, in London time", () => {
  for (const [sentAt, expected] of [
    ["2026-11-20T10:30:00Z", "2026-11-23T12:00:00.000Z"], // Friday: Monday noon
    ["2026-11-21T10:30:00Z", "2026-11-23T12:00:00.000Z"], // Saturday
    ["2026-11-22T23:59:59Z", "2026-11-23T12:00:00.000Z"], // Sunday
    ["2026-11-23T00:00:00Z", "2026-11-24T12:00:00.000Z"], // Monday, the first moment
    ["2026-11-24T17:45:00Z", "2026-11-25T12:00:00.000Z"],
    ["2026-07-10T10:30:00Z", "2026-07-13T11:00:00.000Z"], // a Friday in summer
    ["2026-07-09T22:59:00Z", "2026-07-10T11:00:00.000Z"], // Thursday 23:59 in London
    ["2026-07-09T23:30:00Z", "2026-07-13T11:00:00.000Z"], // Friday 00:30 in London
    ["2026-03-27T10:30:00Z", "2026-03-30T11:00:00.000Z"], // the clocks go forward in between
    ["2026-10-23T10:30:00Z", "2026-10-26T12:00:00.000Z"], // and back
    ["2026-04-02T10:30:00Z", "2026-04-07T11:00:00.000Z"], // Maundy Thursday: Tuesday after Easter
    ["2026-12-24T10:30:00Z", "2026-12-29T12:00:00.000Z"], // Christmas Eve: Boxing Day, a Saturday, has Monday instead
    ["2027-12-24T10:30:00Z", "2027-12-29T12:00:00.000Z"], // both days on a weekend
    ["2027-12-31T10:30:00Z", "2028-01-04T12:00:00.000Z"], // New Year's Day, a Saturday, has Monday instead
    ["2026-05-01T10:30:00Z", "2026-05-05T11:00:00.000Z"], // first Monday of May
    ["2026-08-28T10:30:00Z", "2026-09-01T11:00:00.000Z"], // last Monday of August
  ] as const)
    expect(due(noon, sentAt), sentAt).toBe(expected);
});

/**
 * Without those that fall on a weekend. 2017 to 2023 as the government has published them for England and Wales
 * (gov.uk/bank-holidays; read in GOV.UK's own repository, alphagov/frontend, `lib/data/bank-holidays.json` at 0d66bf1,
 * before 2022-09-19 and 2023-05-08 were proclaimed). 2024 on: npm `date-holidays` 3.37 (GB, ENG).
 */
const holidays = {
  2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
  2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
  2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
  2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
  2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
  2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 12-26 12-27",
  2023: "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26",
  2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
  2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
  2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
  2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
  2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
  2033: "01-03 04-15 04-18 05-02 05-30 08-29 12-26 12-27",
  2034: "01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26",
} as const;

/** That source: VE day in 2020, and the jubilee in 2022, in the place of the usual days of May. */
const oneOff = {
  extraHolidays: ["2020-05-08", "2022-06-02", "2022-06-03"],
  workingDays: ["2020-05-04", "2022-05-30"],
};

test("the bank holidays of England are computed, and are those that the government has published", () => {
  const isWorkingDay = workingDaysOf(oneOff);
  for (const [year, days] of Object.entries(holidays)) {
    const found: string[] = [];
    for (let day = Date.UTC(Number(year), 0, 1); day < Date.UTC(Number(year) + 1, 0, 1); day += 86_400_000) {
      const text = new Date(day).toISOString().slice(0, 10);
      const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
      if (isWeekend) expect(isWorkingDay(text), text).toBe(false);
      else if (!isWorkingDay(text)) found.push(text.slice(5));
    }
    expect(found.join(" "), year).toBe(days);
  }
});

test("one-off holidays are an option, and so are holidays that were moved", () => {
  const own = nextWorkingDayAt("09:30", { extraHolidays: ["2022-06-02", "2022-06-03"], workingDays: ["2022-05-30"] });
  expect(due(own, "2022-06-01T10:00:00Z")).toBe("2022-06-06T08:30:00.000Z");
  expect(due(own, "2022-05-27T10:00:00Z")).toBe("2022-05-30T08:30:00.000Z");
  expect(due(nextWorkingDayAt("09:30"), "2022-05-27T10:00:00Z")).toBe("2022-05-31T08:30:00.000Z");
});

test("the infrastructure acknowledgement is due after 4 hours, at night and on Sundays too", () => {
  expect(due(defaultDeadlines.infrastructure, "2026-11-22T23:30:00Z")).toBe("2026-11-23T03:30:00.000Z");
});

test("what is no deadline is refused, and what goes wrong later counts as the default", () => {
  for (const wrong of [
    () => nextWorkingDayAt("12"),
    () => nextWorkingDayAt("24:00"),
    () => nextWorkingDayAt(12 as never),
    () => nextWorkingDayAt("12:00", { extraHolidays: ["3 June"] }),
    () => nextWorkingDayAt("12:00", { extraHolidays: ["2023-02-30"] }),
    () => nextWorkingDayAt("12:00", { extraHoliday: [] } as never),
    () => hoursAfterSending(0),
    () => hoursAfterSending("4" as never),
    () => deadlinesOf({ business: 4 as never }),
    () => deadlinesOf({ infrastucture: hoursAfterSending(1) } as never),
    () => noon("2026-11-20" as never),
  ])
    expect(wrong).toThrow(InvalidValueError);
  const { infrastructure, business } = deadlinesOf({
    infrastructure: () => new Date(NaN),
    business: () => {
      throw new Error("no calendar");
    },
  });
  expect(due(infrastructure, "2026-11-20T10:30:00Z")).toBe("2026-11-20T14:30:00.000Z");
  expect(due(business, "2026-11-20T10:30:00Z")).toBe("2026-11-23T12:00:00.000Z");
});
