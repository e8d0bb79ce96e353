import { InvalidValueError } from "../errors.js";
import { englandDayOf, englandMidnightOf } from "../values/england.js";
import { givenDate, givenFunction } from "../values/given.js";
import { checkOptionNames } from "../values/option-names.js";
import { nextWorkingDay, workingDaysOf, type WorkingDayOptions } from "./working-days.js";

/** When an answer is overdue, from the time when the message was sent. */
export type Deadline = (sentAt: Date) => Date;

/** When each acknowledgement is overdue. */
export interface Deadlines {
  /** When the practice's system must have said that it has the message (20013). */
  readonly infrastructure: Deadline;
  /** When the practice must have said that it knows the patient (30001 and others). */
  readonly business: Deadline;
}

const millisecondsInAnHour = 3_600_000;

/**
 * A deadline that many hours after sending.
 *
 * @throws InvalidValueError unless the hours are a number above 0.
 * @example
 * const deadlines = { infrastructure: hoursAfterSending(2) };
 * const delivery = await openDelivery({ store, transport, sender, deadlines });
 */
export function hoursAfterSending(hours: number): Deadline {
  if (!(typeof hours === "number" && hours > 0 && hours < Infinity))
    throw new InvalidValueError("hours", "must be a number above 0");
  return (sentAt) => {
    givenDate(sentAt, "sentAt");
    return new Date(sentAt.getTime() + hours * millisecondsInAnHour);
  };
}

/**
 * A deadline at a time of day on the next working day after sending, by the clocks of England: what is sent on Friday,
 * Saturday or Sunday is overdue on Monday. Bank holidays are computed; one-off days are yours to name, since nobody
 * knows them years ahead.
 *
 * @throws InvalidValueError for a time that is not `hh:mm`, and for days that are not `yyyy-mm-dd`.
 * @example
 * const business = nextWorkingDayAt("12:00", { extraHolidays: ["2023-05-08"] }); // the coronation
 * business(new Date("2026-11-20T10:30:00Z")); // a Friday: 2026-11-23T12:00:00Z, a Monday
 */
export function nextWorkingDayAt(time: string, options: WorkingDayOptions = {}): Deadline {
  if (typeof time !== "string" || !/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(time))
    throw new InvalidValueError("time", "must be hh:mm, from 00:00 to 23:59");
  checkOptionNames("Options of nextWorkingDayAt", options, { extraHolidays: true, workingDays: true });
  const isWorkingDay = workingDaysOf(options);
  return (sentAt) => {
    givenDate(sentAt, "sentAt");
    const day = nextWorkingDay(englandDayOf(sentAt.toISOString()), isWorkingDay);
    return new Date(englandMidnightOf(Date.parse(`${day}T${time}:00Z`)));
  };
}

/** Four hours for the infrastructure acknowledgement, noon of the next working day for the business one. */
export const defaultDeadlines: Deadlines = {
  infrastructure: hoursAfterSending(4),
  business: nextWorkingDayAt("12:00"),
};

/**
 * The deadlines of a delivery. One that throws, or gives no time, counts as the default one: a person must be told in
 * any case.
 *
 * @throws InvalidValueError for anything but functions.
 */
export function deadlinesOf(given: Partial<Deadlines> = {}): Deadlines {
  checkOptionNames("deadlines", given, { infrastructure: true, business: true });
  const { infrastructure = defaultDeadlines.infrastructure, business = defaultDeadlines.business } = given;
  return {
    infrastructure: surely(infrastructure, defaultDeadlines.infrastructure, "deadlines.infrastructure"),
    business: surely(business, defaultDeadlines.business, "deadlines.business"),
  };
}

function surely(deadline: Deadline, otherwise: Deadline, what: string): Deadline {
  givenFunction(deadline, what);
  return (sentAt) => {
    try {
      const due = deadline(sentAt);
      givenDate(due, what);
      return due;
    } catch {
      return otherwise(sentAt);
    }
  };
}
