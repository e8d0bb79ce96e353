import { givenDate, givenText } from "./given.js";
import type { Brand } from "./brand.js";
import { InvalidValueError } from "../errors.js";

/** A FHIR date, as precise as it is known: "1985", "1985-02" or "1985-02-28". Kept as written. */
export type FhirDate = Brand<"FhirDate">;

/**
 * FHIR STU3's grammar (fhir-base.xsd, date-primitive). It is based on xs:date, which has no year 0 and only days that
 * exist.
 */
const shape = /^-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?$/;

/** True for a year, a month or a day that exists. */
export function isFhirDate(value: unknown): value is FhirDate {
  return typeof value === "string" && shape.test(value) && isInCalendar(value);
}

const minus = 45;

/** Every month has at least this many days. */
const everyMonth = 28;

/** True if the year is not 0 and the day exists. The text must begin with a date in FHIR's grammar. */
function isInCalendar(text: string): boolean {
  const start = text.charCodeAt(0) === minus ? 1 : 0;
  if (digitAt(text, start) === 0 && text.startsWith("0000", start)) return false;
  if (text.length < start + "yyyy-mm-dd".length) return true;
  const day = digitAt(text, start + 8) * 10 + digitAt(text, start + 9);
  if (day > 0 && day <= everyMonth) return true;
  return isCalendarDay(Number(text.slice(0, start + 4)), Number(text.slice(start + 5, start + 7)), day);
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

/**
 * Reads a date.
 *
 * @throws InvalidValueError if it is not yyyy, yyyy-mm or yyyy-mm-dd, or the day does not exist.
 */
export function parseFhirDate(text: string): FhirDate {
  if (isFhirDate(text)) return text;
  throw new InvalidValueError("date", "must be yyyy, yyyy-mm or yyyy-mm-dd, and exist in the calendar");
}

const daysOfMonth: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True if the day exists in the calendar, leap years included. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  const length = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * A FHIR dateTime, kept as written: a year, month or day, or a day with a time and its offset, such as "2025-03" or
 * "2025-03-30T09:15:00+01:00". Every FhirDate and every Instant is a FhirDateTime too.
 */
export type FhirDateTime = Brand<"FhirDateTime" | "FhirDate" | "Instant">;

/**
 * A day with a time (fhir-base.xsd, dateTime-primitive): seconds are required and never 60, offsets go from -14:00 to
 * +14:00. That schema makes the offset optional; FHIR's text and its grammar in dateTime.json require it, as here.
 */
const dayWithTime = new RegExp(
  "^-?[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?" +
    "(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))$",
);

/** True for a date, or a whole day with a time, seconds and an offset. */
export function isFhirDateTime(value: unknown): value is FhirDateTime {
  return hasTime(value) || isFhirDate(value);
}

/**
 * Reads a dateTime.
 *
 * @throws InvalidValueError if the day does not exist, or a time has no seconds or no offset.
 */
export function parseFhirDateTime(text: string): FhirDateTime {
  if (isFhirDateTime(text)) return text;
  throw new InvalidValueError(
    "date and time",
    "must be a date, or a date with a time, seconds and an offset (2025-03-30T09:15:00+01:00)",
  );
}

/** True for a dateTime with a time and an offset, which means one moment. */
function hasTime(value: unknown): boolean {
  return typeof value === "string" && dayWithTime.test(value) && isInCalendar(value);
}

/** A moment, kept as written: a day, a time with seconds (fractions are allowed) and an offset. */
export type Instant = Brand<"Instant">;

/** True for a day with a time and an offset. */
export function isInstant(value: unknown): value is Instant {
  return hasTime(value);
}

/**
 * Reads an instant.
 *
 * @throws InvalidValueError if the day does not exist, or the seconds or the offset are missing.
 */
export function parseInstant(text: string): Instant {
  if (isInstant(text)) return text;
  throw new InvalidValueError(
    "instant",
    "must be a day with a time, seconds and an offset (2025-03-30T09:15:00.000+01:00)",
  );
}

/**
 * The moment of a `Date`, in UTC with milliseconds.
 *
 * @throws InvalidValueError for an invalid `Date` or a year that does not fit in four digits.
 */
export function instantOf(date: Date): Instant {
  givenDate(date, "instant");
  return parseInstant(date.toISOString());
}

/**
 * A time as milliseconds since 1970, to compare it with another. A year, month or day without a time counts as its
 * first millisecond in UTC. Fractions of a millisecond are cut off.
 *
 * @throws InvalidValueError for a date that JavaScript cannot count, such as one before year 0.
 */
export function millisecondsOf(dateTime: FhirDateTime): number {
  givenText(dateTime, "date and time");
  const milliseconds = Date.parse(dateTime);
  if (!Number.isNaN(milliseconds) && !dateTime.startsWith("-")) return milliseconds;
  throw new InvalidValueError("date and time", "is too far in the past to be compared");
}
